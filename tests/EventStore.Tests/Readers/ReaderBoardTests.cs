using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using TradingPlatform.EventStore.Readers;
using TradingPlatform.EventStore.Tests.Contract;

namespace TradingPlatform.EventStore.Tests.Readers;

public sealed class ReaderBoardTests
{
    [Fact]
    public void A_reader_that_is_behind_says_by_how_much_in_events_and_seconds()
    {
        var clock = new SettableTime();
        using var board = new ReaderBoard(clock);
        var gauge = board.Of("mailer");
        gauge.Begins(() => (40, clock.Now - TimeSpan.FromSeconds(3)), () => 2);
        gauge.Head(100);
        gauge.Failed("no good");
        var status = Assert.Single(board.All);
        Assert.Equal(
            (ReaderState.Running, 60L, 3.0, 2, "no good", clock.Now),
            (status.State, status.LagEvents, status.LagSeconds, status.ParkedStreams, status.LastError,
                status.LastErrorAt));
    }

    [Fact]
    public void One_that_has_finished_everything_lags_by_nothing_however_long_ago_that_was()
    {
        var clock = new SettableTime();
        using var board = new ReaderBoard(clock);
        board.Of("mailer").Begins(() => (100, null), () => 0);
        clock.Now += TimeSpan.FromDays(1);
        Assert.Equal((0L, 0.0), (board.All[0].LagEvents, board.All[0].LagSeconds));
    }

    [Fact]
    public void Metrics_tell_each_reader_apart()
    {
        using var board = new ReaderBoard(TimeProvider.System);
        board.Of("one").Handled(5);
        board.Of("two").Handled(7);
        var seen = new ConcurrentDictionary<string, double>(StringComparer.Ordinal);
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (board.Owns(instrument.Meter))
                {
                    listening.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>(
            (one, value, tags, _) => seen[$"{one.Name} {tags[0].Value}"] = value);
        listener.SetMeasurementEventCallback<double>(
            (one, value, tags, _) => seen[$"{one.Name} {tags[0].Value}"] = value);
        listener.Start();
        listener.RecordObservableInstruments();
        Assert.Equal(
            (5, 7), (seen["tradingplatform.reader.handled one"], seen["tradingplatform.reader.handled two"]));
        Assert.Equal(0, seen["tradingplatform.reader.lag.seconds two"]);
        Assert.Equal(14, seen.Count);
    }
}
