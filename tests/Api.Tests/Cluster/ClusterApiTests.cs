using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using TradingPlatform.Api.Cluster;
using TradingPlatform.EventStore.Tests;
using TradingPlatform.Grains.Tests.Cluster;
using TradingPlatform.Silo;

namespace TradingPlatform.Api.Tests.Cluster;

/// <summary>The API as a client of a cluster of one real silo, on a real database.</summary>
[Collection(UsesDatabase.Name)]
public sealed class ClusterApiTests(Database database)
{
    private static readonly TimeSpan AtMost = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task The_API_shows_what_the_silos_do_and_operators_see_the_silos()
    {
        var connectionString = await database.CreateAsync();
        await using var feed = new HeldFeed();
        await using var silo = await TestSilo.StartAsync(connectionString, feed);
        using var stop = new CancellationTokenSource(AtMost);
        await using var app = await ClusterApi.BuildAsync(
            new PlatformOptions { Port = 0, ConnectionString = connectionString },
            new ClusterSettings(connectionString),
            logging => logging.SetMinimumLevel(LogLevel.None),
            stop.Token);
        await app.StartAsync(stop.Token);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };

        feed.Play(60_000m);
        while ((await GetAsync(http, $"/api/v1/symbols/{HeldFeed.Symbol}"))["sequence"]!.GetValue<long>() == 0)
        {
            await Task.Delay(50, stop.Token);
        }

        var platform = await GetAsync(http, "/api/v1/platform");
        Assert.Equal("running", platform["feed"]!["state"]!.GetValue<string>());
        Assert.Equal(3, (await GetAsync(http, "/api/v1/agents"))["items"]!.AsArray().Count);
        var account = await GetAsync(http, $"/api/v1/accounts/{platform["accountId"]}");
        Assert.Equal("100000", account["cash"]!.GetValue<string>());
        var counters = await GetAsync(http, $"{ClusterApi.Dashboard}/DashboardCounters");
        Assert.Equal("Active", Assert.Single(counters["hosts"]!.AsArray())!["status"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri("/healthz/ready", UriKind.Relative))).StatusCode);
        await app.StopAsync(stop.Token);
    }

    private static async Task<JsonNode> GetAsync(HttpClient http, string path)
    {
        using var response = await http.GetAsync(new Uri(path, UriKind.Relative));
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }
}
