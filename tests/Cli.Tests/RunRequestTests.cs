using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using TradingPlatform.Cli.Arguments;
using TradingPlatform.Cli.Running;
using TradingPlatform.Domain.Market;
using TradingPlatform.Exchanges;

namespace TradingPlatform.Cli.Tests;

public sealed class RunRequestTests
{
    private static readonly Session Nowhere = new("/", TextWriter.Null, TextWriter.Null);

    [Fact]
    public void Without_options_it_is_the_best_feed_there_is_at_its_own_pace()
    {
        var request = Read();
        Assert.Equal((FeedChoice.Auto, 3080, true), (request.Feed.Mode, request.Port, request.WithWeb));
        Assert.Null(request.Feed.Speed);
    }

    [Fact]
    public void A_folder_of_data_is_taken_from_wherever_one_stands() => Assert.Equal(
        Path.Combine(Environment.CurrentDirectory, "."), Read("--data", ".").Feed.DataDirectory + "/.");

    [Fact]
    public void A_span_of_time_and_of_bars_can_be_chosen()
    {
        var feed = Read("--timeframe", "15m", "--from", "2026-03-23", "--to", "2026-03-24T12:00+02:00").Feed;
        Assert.Equal(Timeframe.M15, feed.Timeframe);
        Assert.Equal(new DateTimeOffset(2026, 3, 23, 0, 0, 0, TimeSpan.Zero), feed.From);
        Assert.Equal(new DateTimeOffset(2026, 3, 24, 10, 0, 0, TimeSpan.Zero), feed.To);
    }

    [Theory]
    [InlineData("max", 0)]
    [InlineData("60", 60)]
    [InlineData("0.5", 0.5)]
    public void Speed_is_a_number_or_max(string text, double expected) =>
        Assert.Equal((decimal)expected, Read("--feed", "replay", "--speed", text).Feed.Speed);

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1e3")]
    [InlineData("fast")]
    [InlineData("1000001")]
    public void Any_other_speed_is_refused(string text) => Assert.StartsWith(
        "--speed must be 'max' or a number above 0",
        Assert.IsType<Parsed.Wrong>(Parse("--speed", text)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Symbols_are_a_list() => Assert.Equal(
        ["BTCUSDT", "ETHUSDT"], Read("--symbols", "BTCUSDT, ETHUSDT,").Feed.Symbols.AsEnumerable());

    [Fact]
    public void Json_asks_for_the_report_too() => Assert.True(Read("--json").Report);

    [Fact]
    public void Data_for_a_feed_that_takes_none_is_a_mistake_of_usage()
    {
        var failure = Assert.Throws<CommandFailedException>(() => Read("--feed", "live", "--data", Path.GetTempPath()));
        Assert.Equal(2, failure.EndsWith);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named()
    {
        var failure = Assert.Throws<CommandFailedException>(() => Read("--data", "/no/such/folder"));
        Assert.Contains("/no/such/folder", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_taken_port_is_named_with_the_option_that_helps()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        var failure = Assert.Throws<CommandFailedException>(() => FreePort.Require(port));
        Assert.StartsWith($"Port {port} is taken", failure.Message, StringComparison.Ordinal);
        Assert.Contains("--port", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_free_port_is_fine_and_stays_free()
    {
        int port;
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            port = ((IPEndPoint)probe.LocalEndpoint).Port;
        }

        FreePort.Require(port);
        FreePort.Require(port);
    }

    private static RunRequest Read(params string[] words) =>
        RunRequest.From(Assert.IsType<Parsed.Run>(Parse(words)).Arguments, Nowhere);

    private static Parsed Parse(params string[] words)
    {
        var run = new CommandDefinition("run", "", [], RunRequest.Options, (_, _, _) => Task.FromResult(0));
        return new CommandLine([run]).Parse([.. ImmutableArray.Create("run"), .. words]);
    }
}
