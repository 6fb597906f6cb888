using Npgsql;
using TradingPlatform.EventStore.Appending;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.EventStore.Postgres;

/// <summary>Commits a batch of appends in the order they were handed in and answers each by itself. First as if all
/// were right, in one round trip; when one was not, carefully: with the streams' rows locked, so that exactly the
/// wrong ones fail.</summary>
internal sealed class BatchCommit(AppendConnection connection)
{
    private const int CollisionsMax = 5;

    /// <summary>Answers every append of <paramref name="batch"/>.</summary>
    /// <exception cref="NpgsqlException">The connection broke or the server refuses to work; whatever is unanswered
    /// then may or may not be committed, as <see cref="PostgresFaults.CertainlyNotCommitted"/> tells.</exception>
    public async Task RunAsync(IReadOnlyList<PendingAppend> batch)
    {
        var chains = new StreamChains();
        if (batch.All(pending => chains.TryAdd(pending.Append)))
        {
            try
            {
                if (await TryWriteAsync([.. batch.Select(pending => pending.Append)], chains).ConfigureAwait(false))
                {
                    Acknowledge(batch);
                    return;
                }
            }
            catch (PostgresException e) when (e.CertainlyNotCommitted() && (e.BlamesContents() || e.IsCollision()))
            {
                // One of them is wrong, or collided with another process: find out which.
            }
        }

        await RunCarefullyAsync(batch).ConfigureAwait(false);
    }

    private async Task<bool> TryWriteAsync(EncodedAppend[] appends, StreamChains chains)
    {
        if (AppendStatements.IsOne(appends))
        {
            return await connection.WriteOneAsync(appends[0]).ConfigureAwait(false);
        }

        await connection.WriteAllAsync(appends, chains).ConfigureAwait(false);
        return true;
    }

    /// <summary>The same, when it is known already that not all of them are right.</summary>
    public async Task RunCarefullyAsync(IReadOnlyList<PendingAppend> batch)
    {
        for (var collisions = 0; ; collisions++)
        {
            try
            {
                await CommitWinnersAsync(batch).ConfigureAwait(false);
                return;
            }
            catch (PostgresException e) when (
                e.CertainlyNotCommitted() && e.IsCollision() && collisions < CollisionsMax)
            {
                continue; // the server chose us to give way; the other has finished by now
            }
            catch (PostgresException e) when (e.CertainlyNotCommitted() && e.BlamesContents())
            {
                if (batch.Count == 1)
                {
                    Refuse(batch[0], e);
                    return;
                }
            }

            // First half first: what is durable implies what came before it.
            var half = batch.Count / 2;
            await RunCarefullyAsync([.. batch.Take(half)]).ConfigureAwait(false);
            await RunCarefullyAsync([.. batch.Skip(half)]).ConfigureAwait(false);
            return;
        }
    }

    private async Task CommitWinnersAsync(IReadOnlyList<PendingAppend> batch)
    {
        var transaction = await connection.BeginAsync().ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var locked = await connection.LockAsync([.. batch.Select(pending => pending.Append)]).ConfigureAwait(false);
            var verdicts = batch.Select(pending => (Pending: pending, Verdict: locked.Judge(pending.Append))).ToList();
            var winners = verdicts.Where(one => one.Verdict.Kind == VerdictKind.Wins)
                .Select(one => one.Pending.Append).ToList();
            if (winners.Count > 0)
            {
                var chains = new StreamChains();
                winners.ForEach(winner => chains.TryAdd(winner));
                await connection.WriteAllAsync(winners, chains).ConfigureAwait(false);
            }

            await transaction.CommitAsync().ConfigureAwait(false);
            verdicts.ForEach(one => one.Verdict.Tell(one.Pending));
        }
    }

    private static void Refuse(PendingAppend pending, PostgresException why)
    {
        if (why.SqlState is AppendStatements.StreamsMovedOn or PostgresErrorCodes.UniqueViolation)
        {
            // Somebody created the stream, or delivered the market batch, a moment before.
            pending.Stale(pending.Append.Parts[0]);
        }
        else
        {
            pending.Fail(new AppendRefusedException(pending.Append.Stream, why.MessageText, why));
        }
    }

    private static void Acknowledge(IReadOnlyList<PendingAppend> durable)
    {
        foreach (var pending in durable)
        {
            pending.Durable();
        }
    }
}
