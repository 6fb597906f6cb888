using System.Collections.Immutable;
using TradingPlatform.Domain.Market;
using TradingPlatform.Drills.Journals;
using TradingPlatform.Drills.Judging;
using TradingPlatform.Drills.Load;
using TradingPlatform.EventStore.Tailing;

namespace TradingPlatform.EventStore.Tests.Faults;

/// <summary>The judge of the drills sees what it is there to see.</summary>
public sealed class JudgeTests
{
    private static readonly DrillCommand Alone = new(Round: 1, Process: 0, Writer: 2, Number: 1, IsStep: false);
    private static readonly DrillCommand Together = Alone with { Number = 3 };
    private readonly CommandBook _book = new();
    private readonly Findings _findings = new();
    private readonly LogJudge _judge;
    private readonly MarketJudge _markets;
    private readonly Dictionary<string, long> _versions = [];
    private long _position;

    public JudgeTests() => (_judge, _markets) = (new LogJudge(_findings), new MarketJudge(_findings));

    [Fact]
    public void What_was_acknowledged_and_is_there_once_and_whole_is_well()
    {
        Tell(Alone, 1, Answer.Unknown);
        Tell(Alone, 2, Answer.Repeated, version: 3);
        Tell(Together, 1, Answer.Stored, version: 6);
        Store(Alone, 1);
        Store(Together, 1);
        Assert.Empty(Settled());
    }

    [Fact]
    public void What_nobody_was_told_the_end_of_may_be_there_or_not()
    {
        _book.Begins(new Attempt(Alone, 1));
        _book.Begins(new Attempt(Together, 1));
        Store(Alone, 1);
        Assert.Empty(Settled());
    }

    [Fact]
    public void An_acknowledged_command_that_is_not_there_is_found()
    {
        Tell(Alone, 1, Answer.Stored, version: 3);
        Assert.Contains("acknowledged and is not in", Assert.Single(Settled()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_command_that_is_there_twice_is_found()
    {
        Tell(Alone, 1, Answer.Unknown);
        Tell(Alone, 2, Answer.Stored, version: 6);
        Store(Alone, 1);
        Store(Alone, 2);
        Assert.Contains(Settled(), finding => finding.Contains("several attempts", StringComparison.Ordinal));
    }

    [Fact]
    public void A_command_that_is_half_there_is_found()
    {
        Tell(Together, 1, Answer.Stored, version: 3);
        Store(Together.Streams[0], new Attempt(Together, 1));
        Assert.Contains(Settled(), finding => finding.Contains("drill.0.2, not in", StringComparison.Ordinal));
    }

    [Fact]
    public void A_command_of_which_events_are_missing_is_found()
    {
        Tell(Alone, 1, Answer.Stored, version: 2);
        Store(Alone.Streams[0], new Attempt(Alone, 1), events: 2);
        Assert.Contains(Settled(), finding => finding.Contains("has 2 events", StringComparison.Ordinal));
    }

    [Fact]
    public void A_command_that_was_said_not_to_be_stored_and_is_there_is_found()
    {
        Tell(Alone, 1, Answer.NotStored);
        Store(Alone, 1);
        Assert.Contains("was told to have failed", Assert.Single(Settled()), StringComparison.Ordinal);
    }

    [Fact]
    public void Events_of_nobody_are_found()
    {
        Store(Alone, 1);
        Assert.Contains("nobody ever gave it", Assert.Single(Settled()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_hole_in_a_stream_and_a_position_that_goes_back_are_found()
    {
        _judge.Take(Event(position: 7, "account-a", version: 2, new Attempt(Alone, 1)));
        _judge.Take(Event(position: 7, "account-a", version: 3, new Attempt(Alone, 1)));
        Assert.Equal(
            ["account-a shows version 2 after 0.", "The log shows position 7 after 7."], _findings.All.AsEnumerable());
    }

    [Fact]
    public void Market_steps_that_are_lost_doubled_or_of_nobody_are_found()
    {
        var (lost, kept) = (Alone with { IsStep = true }, Together with { IsStep = true });
        Tell(lost, 1, Answer.Stored, version: 1);
        Tell(kept, 1, Answer.Stored, version: 1);
        _markets.Take(Step(kept.Symbol, 1, kept.Mark));
        _markets.Take(Step(kept.Symbol, 2, kept.Mark));
        _markets.Take(Step(kept.Symbol, 4, mark: 12));
        _markets.Settle(_book);
        Assert.Equal(4, _findings.All.Length); // doubled, a hole, lost, of nobody
    }

    private void Tell(DrillCommand command, int attempt, Answer answer, long version = 0)
    {
        _book.Begins(new Attempt(command, attempt));
        _book.Ends(new Attempt(command, attempt), answer, version, TimeSpan.Zero);
    }

    private void Store(DrillCommand command, int attempt)
    {
        foreach (var stream in command.Streams)
        {
            Store(stream, new Attempt(command, attempt));
        }
    }

    private void Store(string stream, Attempt attempt, int events = 3)
    {
        for (var i = 0; i < events; i++)
        {
            var version = _versions[stream] = _versions.GetValueOrDefault(stream) + 1;
            _judge.Take(Event(++_position, stream, version, attempt));
        }
    }

    private ImmutableArray<string> Settled()
    {
        _judge.Settle(_book);
        return _findings.All;
    }

    private static RawEvent Event(long position, string stream, long version, Attempt attempt) => new(
        position, Guid.Empty, stream, version, "order_placed", [], DateTimeOffset.UnixEpoch, "*DEFAULT*",
        attempt.Id, attempt.Command.Id, Headers: null);

    private static MarketBatch Step(string symbol, long sequence, decimal mark) => new(
        symbol, sequence, sequence, DateTimeOffset.UnixEpoch,
        [new Trade(DateTimeOffset.UnixEpoch, 1m, mark, BuyerIsMaker: false)], null, [], 1m);
}
