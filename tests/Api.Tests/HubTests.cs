using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace TradingPlatform.Api.Tests;

public sealed class HubTests(PlatformUnderTest platform) : IClassFixture<PlatformUnderTest>
{
    [Fact]
    public async Task A_watcher_gets_a_snapshot_and_then_what_changes_numbered_without_hole()
    {
        using var hub = await HubClient.ConnectAsync(platform.Address);
        await hub.InvokeAsync("Watch", new JsonObject { ["symbol"] = HeldFeed.Symbol, ["timeframe"] = "1m" });
        var snapshot = await hub.NextAsync("snapshot");
        var seq = snapshot["seq"]!.GetValue<long>();
        Assert.Equal(3, snapshot["agents"]!.AsArray().Count);
        Assert.Equal("replay", snapshot["feed"]!["mode"]!.GetValue<string>());
        for (var price = 60_001m; price < 60_004m; price++)
        {
            await platform.PlayAsync(price);
            JsonNode? candles = null;
            while (candles is null)
            {
                var delta = await hub.NextAsync("delta");
                Assert.Equal(++seq, delta["seq"]!.GetValue<long>());
                candles = delta["candles"];
            }

            Assert.Equal(price, decimal.Parse(candles.AsArray()[^1]!["close"]!.GetValue<string>()));
        }
    }

    [Fact]
    public async Task Placing_an_order_reaches_the_watcher()
    {
        using var hub = await HubClient.ConnectAsync(platform.Address);
        await hub.InvokeAsync("Watch", new JsonObject { ["symbol"] = HeldFeed.Symbol, ["timeframe"] = "1m" });
        await hub.NextAsync("snapshot");
        await platform.OrderAsync(
            new { symbol = HeldFeed.Symbol, side = "buy", type = "limit", quantity = "0.002", limitPrice = "42000" });
        JsonNode? orders = null;
        while (orders is null)
        {
            orders = (await hub.NextAsync("delta"))["orders"];
        }

        Assert.Contains(orders.AsArray(), order => order!["limitPrice"]!.GetValue<string>() is "42000");
    }

    [Fact]
    public async Task An_unknown_market_is_refused_in_words()
    {
        using var hub = await HubClient.ConnectAsync(platform.Address);
        var error = await hub.InvokeAsync("Watch", new JsonObject { ["symbol"] = "REPLAY:NOPE", ["timeframe"] = "1m" });
        Assert.Contains("REPLAY:NOPE", error, StringComparison.Ordinal);
    }

    /// <summary>SignalR's JSON protocol over a bare socket.</summary>
    private sealed class HubClient : IDisposable
    {
        private const char End = '\u001e';
        private readonly ClientWebSocket _socket = new();
        private readonly Queue<JsonNode> _messages = new();
        private readonly CancellationTokenSource _limit = new(TimeSpan.FromSeconds(20));
        private string _rest = "";

        public static async Task<HubClient> ConnectAsync(Uri address)
        {
            var client = new HubClient();
            await client._socket.ConnectAsync(new Uri($"ws://{address.Authority}/hubs/platform"), client._limit.Token);
            await client.SendAsync(new JsonObject { ["protocol"] = "json", ["version"] = 1 });
            Assert.Equal("{}", (await client.NextAsync()).ToJsonString());
            return client;
        }

        /// <summary>Calls a method; the error, or empty text.</summary>
        public async Task<string> InvokeAsync(string method, JsonNode argument)
        {
            await SendAsync(new JsonObject
            {
                ["type"] = 1, ["invocationId"] = "1", ["target"] = method, ["arguments"] = new JsonArray(argument),
            });
            while (true)
            {
                var message = await NextAsync();
                if (message["type"]?.GetValue<int>() == 3)
                {
                    return message["error"]?.GetValue<string>() ?? "";
                }

                _messages.Enqueue(message);
            }
        }

        /// <summary>The next message that calls <paramref name="target"/>: its argument.</summary>
        public async Task<JsonNode> NextAsync(string target)
        {
            while (true)
            {
                var message = _messages.TryDequeue(out var kept) ? kept : await NextAsync();
                if (message["target"]?.GetValue<string>() is { } name && string.Equals(name, target,
                    StringComparison.Ordinal))
                {
                    return message["arguments"]![0]!;
                }
            }
        }

        public void Dispose()
        {
            _socket.Dispose();
            _limit.Dispose();
        }

        private Task SendAsync(JsonNode message) => _socket.SendAsync(
            Encoding.UTF8.GetBytes(message.ToJsonString() + End), WebSocketMessageType.Text, true, _limit.Token);

        private async Task<JsonNode> NextAsync()
        {
            var buffer = new byte[64 * 1024];
            int end;
            while ((end = _rest.IndexOf(End, StringComparison.Ordinal)) < 0)
            {
                var got = await _socket.ReceiveAsync(buffer, _limit.Token);
                _rest += Encoding.UTF8.GetString(buffer, 0, got.Count);
            }

            var message = JsonNode.Parse(_rest[..end])!;
            _rest = _rest[(end + 1)..];
            return message;
        }
    }
}
