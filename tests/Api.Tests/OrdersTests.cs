using System.Text.Json.Nodes;

namespace TradingPlatform.Api.Tests;

public sealed class OrdersTests(PlatformUnderTest platform) : IClassFixture<PlatformUnderTest>
{
    private static readonly string Orders = $"/api/v1/accounts/{PlatformUnderTest.Account}/orders";

    [Fact]
    public async Task A_market_order_is_filled_by_the_next_bar_and_shows_as_a_position()
    {
        var (status, body) = await platform.OrderAsync(Buy("0.5"));
        Assert.Equal(201, status);
        Assert.Equal("live", Text(body!["order"]!, "state"));
        await platform.PlayAsync(60_100m);
        var order = await EndedAsync(Text(body, "orderId"));
        Assert.Equal("filled", Text(order, "state"));
        Assert.True(decimal.Parse(Text(order, "averagePrice")) >= 60_100m,
            "a buyer got a better price than the market");
        var positions = await platform.GetAsync($"/api/v1/accounts/{PlatformUnderTest.Account}/positions");
        Assert.Equal(HeldFeed.Symbol, Text(positions["items"]![0]!, "symbol"));
        var (closed, _) = await platform.OrderAsync(Order("sell", "0.5"));
        Assert.Equal(201, closed);
        await platform.PlayAsync(60_000m);
    }

    [Fact]
    public async Task The_same_key_sent_again_places_one_order()
    {
        var key = PlatformUnderTest.NewKey();
        var limit = new { symbol = HeldFeed.Symbol, side = "buy", type = "limit", quantity = "0.001",
            limitPrice = "40000" };
        var (_, first) = await platform.OrderAsync(limit, key);
        var (status, again) = await platform.OrderAsync(limit, key);
        Assert.Equal(201, status);
        Assert.Equal(Text(first!, "orderId"), Text(again!, "orderId"));
        var open = await platform.GetAsync(Orders);
        Assert.Single(open["items"]!.AsArray(), order => Text(order!, "orderId") == Text(first!, "orderId"));
        var (other, problem) = await platform.OrderAsync(Buy("0.002"), key);
        Assert.Equal(422, other);
        Assert.Equal("/problems/order.id-reused", Text(problem!, "type"));
    }

    [Fact]
    public async Task A_resting_order_can_be_taken_back()
    {
        var (_, placed) = await platform.OrderAsync(
            new { symbol = HeldFeed.Symbol, side = "buy", type = "limit", quantity = "0.001", limitPrice = "41000" });
        var id = Text(placed!, "orderId");
        var (status, _) = await platform.SendAsync(HttpMethod.Delete, $"{Orders}/{id}", null, null);
        Assert.Equal(202, status);
        Assert.Equal("cancelled", Text(await OrderAsync(id), "state"));
        var (unknown, problem) = await platform.SendAsync(HttpMethod.Delete, $"{Orders}/nothing", null, null);
        Assert.Equal(404, unknown);
        Assert.Equal("/problems/not-found", Text(problem!, "type"));
    }

    [Theory]
    [InlineData("-1", 422, "/problems/order.quantity-not-positive")]
    [InlineData("0.000015", 422, "/problems/order.quantity-off-step")]
    [InlineData("100", 422, "/problems/account.insufficient-balance")]
    [InlineData("0.00001", 422, "/problems/order.notional-too-small")]
    [InlineData("1e3", 400, "/problems/validation")]
    [InlineData("much", 400, "/problems/validation")]
    public async Task A_quantity_that_cannot_be_is_refused_in_words(string quantity, int status, string type)
    {
        var before = (await platform.GetAsync($"{Orders}?state=all"))["items"]!.AsArray().Count;
        var (answered, problem) = await platform.OrderAsync(Buy(quantity));
        Assert.Equal((status, type), (answered, Text(problem!, "type")));
        Assert.NotEmpty(Text(problem!, "detail"));
        Assert.DoesNotContain("   at ", problem!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(before, (await platform.GetAsync($"{Orders}?state=all"))["items"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("""{"symbol":"REPLAY:BTCUSDT","side":"buy","type":"market","quantity":0.5}""")]
    [InlineData("""{"symbol":"REPLAY:BTCUSDT","side":"buy","type":"market","quantity":"0.5","leverage":"100"}""")]
    [InlineData("""{"symbol":"REPLAY:BTCUSDT","side":"up","type":"market","quantity":"0.5"}""")]
    [InlineData("""{"symbol":"REPLAY:BTCUSDT","side":1,"type":"market","quantity":"0.5"}""")]
    [InlineData("""{"symbol":"REPLAY:NOPE","side":"buy","type":"market","quantity":"0.5"}""")]
    [InlineData("""{"side":"buy","type":"market","quantity":"0.5"}""")]
    [InlineData("""{"symbol":null,"side":"buy","type":"market","quantity":"0.5"}""")]
    [InlineData("not json")]
    [InlineData("")]
    public async Task A_malformed_order_is_a_400_that_says_what_is_wrong(string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Orders);
        request.Headers.Add("Idempotency-Key", PlatformUnderTest.NewKey());
        request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await platform.Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode == 400, $"{(int)response.StatusCode} {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("/problems/validation", Text(JsonNode.Parse(text)!, "type"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("short")]
    [InlineData("sixteen letters and spaces")]
    public async Task An_order_without_a_proper_key_is_a_400(string? key)
    {
        var (status, problem) = await platform.SendAsync(HttpMethod.Post, Orders, Buy("0.5"), key);
        Assert.Equal(400, status);
        Assert.Contains("Idempotency-Key", Text(problem!, "detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_trades_on_an_agents_account()
    {
        var path = $"/api/v1/accounts/atlas@{HeldFeed.Symbol}/orders";
        var (status, _) = await platform.SendAsync(HttpMethod.Post, path, Buy("0.5"), PlatformUnderTest.NewKey());
        Assert.Equal(404, status);
    }

    private static object Buy(string quantity) => Order("buy", quantity);

    private static object Order(string side, string quantity) =>
        new { symbol = HeldFeed.Symbol, side, type = "market", quantity };

    private static string Text(JsonNode node, string member) => node[member]?.GetValue<string>() ?? "";

    /// <summary>The bar is shown before the venue has matched it; a person waits for the fill as well.</summary>
    private async Task<JsonNode> EndedAsync(string id)
    {
        var order = await OrderAsync(id);
        for (var i = 0; i < 500 && Text(order, "state") is ("live" or "partiallyFilled"); i++)
        {
            await Task.Delay(10);
            order = await OrderAsync(id);
        }

        return order;
    }

    private async Task<JsonNode> OrderAsync(string id) => (await platform.GetAsync($"{Orders}?state=all"))["items"]!
        .AsArray().Single(order => Text(order!, "orderId") == id)!;
}
