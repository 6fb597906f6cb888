using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace TradingPlatform.Api.Tests;

/// <summary>The real process on a real socket, with events in memory and a market that the test plays.</summary>
public sealed class PlatformUnderTest : IAsyncLifetime
{
    public const string Account = "trader@REPLAY";
    private readonly HeldFeed _feed = new();
    private WebApplication _app = null!;

    public HttpClient Http { get; } = new();

    public Uri Address => Http.BaseAddress!;

    public async Task InitializeAsync()
    {
        _app = PlatformHost.Build(new PlatformOptions { Port = 0 }, _feed, logging => logging.ClearProviders());
        await _app.StartAsync();
        Http.BaseAddress = new Uri(_app.Urls.First());
        await PlayAsync(60_000m);
    }

    /// <summary>Plays one bar and waits until the market shows it.</summary>
    public async Task PlayAsync(decimal price)
    {
        var before = await SequenceAsync();
        _feed.Play(price);
        for (var i = 0; i < 500 && await SequenceAsync() <= before; i++)
        {
            await Task.Delay(10);
        }

        Assert.True(await SequenceAsync() > before, "the bar did not arrive");
    }

    public async Task<JsonNode> GetAsync(string path)
    {
        using var response = await Http.GetAsync(new Uri(path, UriKind.Relative));
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    public async Task<(int Status, JsonNode? Body)> SendAsync(HttpMethod method, string path, object? body, string? key)
    {
        using var request = new HttpRequestMessage(method, path);
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        if (body is not null)
        {
            request.Content = JsonContent.Create(body, options: JsonSerializerOptions.Web);
        }

        using var response = await Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    public Task<(int Status, JsonNode? Body)> OrderAsync(object order, string? key = null) =>
        SendAsync(HttpMethod.Post, $"/api/v1/accounts/{Account}/orders", order, key ?? NewKey());

    public static string NewKey() => Guid.NewGuid().ToString();

    public async Task DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Http.Dispose();
    }

    private async Task<long> SequenceAsync() =>
        (await GetAsync($"/api/v1/symbols/{HeldFeed.Symbol}"))["sequence"]!.GetValue<long>();
}
