using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace TradingPlatform.Api.Tests;

public sealed class SurfaceTests(PlatformUnderTest platform) : IClassFixture<PlatformUnderTest>
{
    private const string Symbol = HeldFeed.Symbol;

    [Fact]
    public async Task Prices_travel_as_text_and_candles_end_with_the_forming_one()
    {
        await platform.PlayAsync(60_000.5m);
        var candles = (await platform.GetAsync($"/api/v1/symbols/{Symbol}/candles?timeframe=5m"))["items"]!.AsArray();
        Assert.Equal("60000.5", candles[^1]!["close"]!.GetValue<string>());
        Assert.False(candles[^1]!["closed"]!.GetValue<bool>());
        var closed = (await platform.GetAsync($"/api/v1/symbols/{Symbol}/candles?timeframe=1m&limit=1"))[
            "items"]!.AsArray();
        Assert.True(closed[0]!["closed"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_feed_without_a_book_says_so()
    {
        var book = await platform.GetAsync($"/api/v1/symbols/{Symbol}/book");
        Assert.False(book["available"]!.GetValue<bool>());
        Assert.NotEmpty(book["reason"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("/api/v1/platform")]
    [InlineData("/api/v1/symbols")]
    [InlineData("/api/v1/symbols/REPLAY:BTCUSDT")]
    [InlineData("/api/v1/symbols/REPLAY%3ABTCUSDT/trades")]
    [InlineData("/api/v1/symbols/REPLAY:BTCUSDT/amd?timeframe=15m")]
    [InlineData("/api/v1/agents")]
    [InlineData("/api/v1/agents/nova@REPLAY:BTCUSDT")]
    [InlineData("/api/v1/agents/nova@REPLAY:BTCUSDT/decisions")]
    [InlineData("/api/v1/agents/nova@REPLAY:BTCUSDT/equity")]
    [InlineData("/api/v1/accounts")]
    [InlineData("/api/v1/accounts/trader@REPLAY/trades")]
    [InlineData("/api/v1/accounts/trader@REPLAY/equity")]
    [InlineData("/healthz/live")]
    [InlineData("/healthz/ready")]
    public async Task Every_page_of_the_contract_answers(string path) => Assert.NotNull(await platform.GetAsync(path));

    [Theory]
    [InlineData("/api/v1/symbols/REPLAY:NOPE", 404)]
    [InlineData("/api/v1/agents/nobody", 404)]
    [InlineData("/api/v1/accounts/somebody", 404)]
    [InlineData("/api/v1/nothing", 404)]
    [InlineData("/api/v1/symbols/REPLAY:BTCUSDT/candles?timeframe=7m", 400)]
    [InlineData("/api/v1/symbols/REPLAY:BTCUSDT/candles?limit=0", 400)]
    [InlineData("/api/v1/symbols/REPLAY:BTCUSDT/candles?limit=many", 400)]
    [InlineData("/api/v1/symbols/REPLAY:BTCUSDT/candles?before=yesterday", 400)]
    [InlineData("/api/v1/accounts/trader@REPLAY/orders?state=lost", 400)]
    public async Task What_is_not_there_or_malformed_is_a_problem_in_words(string path, int status)
    {
        using var response = await platform.Http.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task An_agent_is_stopped_once_however_often_it_is_told_and_started_again()
    {
        var key = PlatformUnderTest.NewKey();
        const string Agent = $"/api/v1/agents/orion@{Symbol}";
        var (first, stopped) = await platform.SendAsync(HttpMethod.Post, $"{Agent}/stop", new { reason = "lunch" },
            key);
        var (second, again) = await platform.SendAsync(HttpMethod.Post, $"{Agent}/stop", new { reason = "lunch" }, key);
        Assert.Equal((200, 200), (first, second));
        Assert.Equal("reducing", stopped!["agent"]!["status"]!.GetValue<string>());
        Assert.Equal(stopped["version"]!.GetValue<long>(), again!["version"]!.GetValue<long>());
        var (_, started) = await platform.SendAsync(
            HttpMethod.Post, $"{Agent}/start", null, PlatformUnderTest.NewKey());
        Assert.Equal("active", started!["agent"]!["status"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("evil.example", null)]
    [InlineData(null, "https://evil.example")]
    public async Task A_page_of_another_origin_or_a_foreign_host_name_gets_nothing(string? host, string? origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/accounts");
        request.Headers.Host = host;
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        using var response = await platform.Http.SendAsync(request);
        Assert.Equal(403, (int)response.StatusCode);
    }

    [Fact]
    public async Task Errors_carry_the_guarding_headers_too()
    {
        using var response = await platform.Http.GetAsync(new Uri("/api/v1/nothing", UriKind.Relative));
        Assert.Contains("frame-ancestors 'none'", response.Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task The_description_names_every_route_and_tells_decimals_as_text()
    {
        var document = await platform.GetAsync("/openapi/v1.json");
        var paths = document["paths"]!.AsObject().Select(path => path.Key).ToArray();
        Assert.Contains("/api/v1/accounts/{id}/orders", paths);
        Assert.Contains("/api/v1/agents/{id}/halt", paths);
        Assert.Contains("/api/v1/symbols/{symbol}/candles", paths);
        var price = document["components"]!["schemas"]!["CandleShape"]!["properties"]!["close"]!;
        Assert.Equal("string", price["type"]!.GetValue<string>());
    }

    [Fact]
    public async Task Metrics_are_in_the_text_format()
    {
        await platform.GetAsync("/api/v1/agents");
        using var response = await platform.Http.GetAsync(new Uri("/metrics", UriKind.Relative));
        Assert.Equal(MediaTypeHeaderValue.Parse("text/plain; version=0.0.4; charset=utf-8"),
            response.Content.Headers.ContentType);
        var lines = (await response.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(lines, line =>
            Assert.Matches(@"^(# (HELP|TYPE) \S+ .*|[a-zA-Z_][a-zA-Z0-9_]*(\{.*\})? \S+)$", line));
        Assert.Contains(lines, line => line.StartsWith("http_server_request_duration_count", StringComparison.Ordinal));
    }
}
