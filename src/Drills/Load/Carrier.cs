using System.Collections.Immutable;
using TradingPlatform.Drills.Journals;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.Drills.Load;

/// <summary>Carries commands out as a careful caller does: through failures, again and again with the same id, until
/// there is a receipt. Each try is decided anew and differs from the last, so that two of them in a log are seen. One
/// command at a time.</summary>
internal sealed class Carrier(IEventLog log, IJournal journal, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private readonly Dictionary<string, StreamCopy> _copies = new(StringComparer.Ordinal);

    /// <summary>Tries until there is a receipt.</summary>
    /// <param name="command">What.</param>
    /// <param name="triedBefore">How often somebody else has tried.</param>
    /// <param name="cancellationToken">Gives up between two tries.</param>
    /// <exception cref="TimeoutException">There was none within two minutes.</exception>
    public async Task<AppendReceipt> CarryOutAsync(
        DrillCommand command, int triedBefore, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        for (var number = triedBefore + 1; clock.GetElapsedTime(began) < Limit; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await TryAsync(new Attempt(command, number), cancellationToken) is { } receipt)
            {
                return receipt;
            }
        }

        throw new TimeoutException($"{command.Id} found no end within {Limit.TotalMinutes} minutes.");
    }

    private async Task<AppendReceipt?> TryAsync(Attempt attempt, CancellationToken cancellationToken)
    {
        Prepared prepared;
        try
        {
            prepared = attempt.Command.IsStep
                ? await PrepareStepAsync(attempt, cancellationToken)
                : await PrepareTradesAsync(attempt, cancellationToken);
        }
        catch (EventLogUnavailableException)
        {
            await Task.Delay(Pause, clock, cancellationToken); // nothing was asked for yet
            return null;
        }

        var began = clock.GetTimestamp();
        journal.Begins(attempt);
        var (answer, receipt) = await AskAsync(prepared.Request);
        journal.Ends(attempt, answer, receipt?.Version ?? 0, clock.GetElapsedTime(began));
        if (answer == Answer.Stored)
        {
            prepared.Apply();
            return receipt;
        }

        foreach (var stream in attempt.Command.Streams)
        {
            _copies[stream].IsOld = true; // others have written, or nobody knows
        }

        if (receipt is null && answer != Answer.Stale)
        {
            await Task.Delay(Pause, clock, cancellationToken);
        }

        return receipt;
    }

    private async Task<(Answer Answer, AppendReceipt? Receipt)> AskAsync(AppendRequest request)
    {
        try
        {
            var receipt = await log.AppendAsync(request, CancellationToken.None);
            return (receipt.IsRepeat ? Answer.Repeated : Answer.Stored, receipt);
        }
        catch (StaleStreamException)
        {
            return (Answer.Stale, null);
        }
        catch (EventLogUnavailableException e)
        {
            return (e.OutcomeUnknown ? Answer.Unknown : Answer.NotStored, null);
        }
    }

    private async Task<Prepared> PrepareTradesAsync(Attempt attempt, CancellationToken cancellationToken)
    {
        var parts = new List<(AccountCopy Account, ImmutableArray<object> Events)>();
        foreach (var stream in attempt.Command.Streams)
        {
            var account = (AccountCopy)await CopyAsync(stream, () => new AccountCopy(stream), cancellationToken);
            parts.Add((account, [.. account.Trade(attempt.OrderId, clock.GetUtcNow())]));
        }

        var (first, events) = parts[0];
        var request = Ask(attempt, first, events) with
        {
            Also = [.. parts.Skip(1).Select(
                part => new StreamAppend(part.Account.Stream, part.Account.Version, part.Events))],
        };
        return new Prepared(request, () => parts.ForEach(part => Apply(part.Account, part.Events)));
    }

    private async Task<Prepared> PrepareStepAsync(Attempt attempt, CancellationToken cancellationToken)
    {
        var (symbol, stream) = (attempt.Command.Symbol, attempt.Command.Streams[0]);
        var market = (MarketCopy)await CopyAsync(stream, () => new MarketCopy(symbol), cancellationToken);
        var step = market.Step(attempt.Command.Mark);
        var request = Ask(attempt, market, [.. step.Events]) with
        {
            Batches = [step.Batch!],
            BatchesFollow = market.Position,
        };
        return new Prepared(request, () => market.Apply(step));
    }

    private async Task<StreamCopy> CopyAsync(string stream, Func<StreamCopy> begin, CancellationToken cancellationToken)
    {
        if (!_copies.TryGetValue(stream, out var copy))
        {
            _copies[stream] = copy = begin();
        }

        await copy.CatchUpAsync(log, cancellationToken);
        return copy;
    }

    private static void Apply(AccountCopy account, ImmutableArray<object> events)
    {
        foreach (var happened in events)
        {
            account.Apply(happened);
        }
    }

    private static AppendRequest Ask(Attempt attempt, StreamCopy first, ImmutableArray<object> events) =>
        new(first.Stream, first.Version, events, CorrelationId: attempt.Id, CausationId: attempt.Command.Id)
        {
            CommandId = attempt.Command.Id,
        };

    /// <summary>An append that is decided, and what to remember when it is stored.</summary>
    private sealed record Prepared(AppendRequest Request, Action Apply);
}
