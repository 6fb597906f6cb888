using Npgsql;
using TradingPlatform.EventStore.Appending;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.EventStore.Postgres;

/// <summary>Commits a batch of appends in the order they were handed in and answers each by itself. First as if all
/// were right, in one round trip; when one was not, carefully: with the streams' rows locked, so that exactly the
/// wrong ones fail.</summary>
internal sealed class BatchCommit(AppendConnection connection, HeldStreams held)
{
    private const int CollisionsMax = 5;

    /// <summary>Answers every append of <paramref name="batch"/>.</summary>
    /// <exception cref="NpgsqlException">The connection broke or the server refuses to work; whatever is unanswered
    /// then may or may not be committed, as <see cref="PostgresFaults.CertainlyNotCommitted"/> tells.</exception>
    public async Task RunAsync(IReadOnlyList<PendingAppend> batch)
    {
        var (chains, isPatient) = (new StreamChains(), true);
        if (batch.Any(pending => held.Meet(pending.Append)))
        {
            isPatient = false;
        }
        else if (batch.All(pending => chains.TryAdd(pending.Append)))
        {
            try
            {
                if (await TryWriteAsync([.. batch.Select(pending => pending.Append)], chains).ConfigureAwait(false))
                {
                    Acknowledge(batch);
                    return;
                }
            }
            catch (PostgresException e) when (e.MayBeOneOfThem())
            {
                isPatient = !e.IsHeld(); // one of them is wrong, or met another process: find out which
            }
        }

        await RunCarefullyAsync(batch, isPatient).ConfigureAwait(false);
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
    /// <param name="batch">All of them.</param>
    /// <param name="isPatient">False when one of them needs what another session holds: it is found by not waiting,
    /// which spares the others.</param>
    public async Task RunCarefullyAsync(IReadOnlyList<PendingAppend> batch, bool isPatient)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                await CommitWinnersAsync(batch, isPatient).ConfigureAwait(false);
                return;
            }
            catch (PostgresException e) when (e.CertainlyNotCommitted() && MayBeOver(e, tries))
            {
                continue;
            }
            catch (PostgresException e) when (e.CertainlyNotCommitted() && e.IsHeld() && isPatient)
            {
                isPatient = false;
                continue;
            }
            catch (PostgresException e) when (e.CertainlyNotCommitted() && (e.BlamesContents() || e.IsHeld()))
            {
                if (batch.Count == 1)
                {
                    Refuse(batch[0], e);
                    return;
                }
            }

            // First half first: what is durable implies what came before it.
            var half = batch.Count / 2;
            await RunCarefullyAsync([.. batch.Take(half)], isPatient).ConfigureAwait(false);
            await RunCarefullyAsync([.. batch.Skip(half)], isPatient).ConfigureAwait(false);
            return;
        }
    }

    /// <summary>Whether the next look may find it settled: the server chose us to give way, and the other has finished
    /// by now; or somebody began one of the streams, perhaps by the same command, after we had looked.</summary>
    private static bool MayBeOver(PostgresException fault, int tries) =>
        (fault.IsCollision() && tries < CollisionsMax) || (fault.IsMovedOn() && tries == 0);

    private async Task CommitWinnersAsync(IReadOnlyList<PendingAppend> batch, bool isPatient)
    {
        var transaction = await connection.BeginAsync().ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var locked = await connection.LockAsync([.. batch.Select(pending => pending.Append)], isPatient)
                .ConfigureAwait(false);
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
            foreach (var (pending, verdict) in verdicts)
            {
                held.Note(pending.Append, verdict.Kind == VerdictKind.Held);
                verdict.Tell(pending);
            }
        }
    }

    private void Refuse(PendingAppend pending, PostgresException why)
    {
        if (why.IsHeld())
        {
            held.Note(pending.Append, isHeld: true);
            pending.Held(pending.Append.Parts[0]);
        }
        else if (why.SqlState is AppendStatements.StreamsMovedOn or PostgresErrorCodes.UniqueViolation)
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
