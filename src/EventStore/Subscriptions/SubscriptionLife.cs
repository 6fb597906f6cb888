using System.Collections.Immutable;
using TradingPlatform.EventStore.Readers;
using TradingPlatform.EventStore.Tailing;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.EventStore.Subscriptions;

/// <summary>A subscription while it has its turn: one loop reads, lanes handle, and the place follows behind what all
/// of them have finished.</summary>
internal sealed class SubscriptionLife
{
    private readonly ILogTail _log;
    private readonly IReaderLease _lease;
    private readonly SubscriptionOptions _options;
    private readonly ReaderGauge _gauge;
    private readonly TimeProvider _clock;
    private readonly WaitingStreams _waiting;
    private readonly CatchUp _catchUp;
    private readonly PatientHandling _handling;
    private FinishedMark _mark = new(0);
    private ImmutableArray<Lane> _lanes = [];
    private long _saved;
    private long _savedAtTicks;
    private long _pulseAtTicks;

    /// <summary>Puts it together.</summary>
    public SubscriptionLife(
        ILogTail log,
        IReaderLease lease,
        PatientHandling handling,
        SubscriptionOptions options,
        ReaderGauge gauge,
        TimeProvider clock)
    {
        (_log, _lease, _handling, _options, _gauge, _clock) = (log, lease, handling, options, gauge, clock);
        _waiting = new WaitingStreams(lease, options.ParkedStreamsMax);
        _catchUp = new CatchUp(log, handling, _waiting, lease);
    }

    /// <summary>Works until cancelled, or until the lease is lost or too many streams wait. What is finished by then is
    /// written down, if it still can be.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _lease.Lost);
        _saved = await _lease.CheckpointAsync(end.Token);
        foreach (var parked in await _lease.ParkedAsync(end.Token))
        {
            _waiting.Remember(parked);
        }

        _mark = new FinishedMark(_saved);
        _lanes = [.. Enumerable.Range(0, _options.Lanes)
            .Select(_ => new Lane(_handling, _waiting, _mark, _options.LaneQueueMax))];
        _gauge.Begins(() => (_mark.Position, _mark.OldestStoredAt), () => _waiting.Count);
        var working = Task.WhenAll(_lanes.Select(lane => EndAllAsync(lane.RunAsync(end.Token), end))
            .Append(EndAllAsync(ReadAsync(end.Token), end)));
        await working.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _catchUp.QuietAsync();
        if (!_lease.Lost.IsCancellationRequested)
        {
            await SaveAsync(CancellationToken.None);
        }

        ThrowWhatEndedIt(working);
    }

    /// <summary>When one of them ends, all do.</summary>
    private static async Task EndAllAsync(Task part, CancellationTokenSource end)
    {
        try
        {
            await part;
        }
        finally
        {
            await end.CancelAsync();
        }
    }

    /// <summary>The first that is no mere cancelling tells why.</summary>
    private static void ThrowWhatEndedIt(Task working)
    {
        var faults = working.Exception?.InnerExceptions ?? [];
        if (faults.FirstOrDefault(fault => fault is TooManyParkedException) is TooManyParkedException tooMany)
        {
            throw tooMany;
        }

        working.GetAwaiter().GetResult();
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var position = _saved;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var commits = _log.Commits;
            var page = await _log.ReadRawAsync(position, _options.PageSize, cancellationToken);
            foreach (var raw in page)
            {
                await QueueAsync(raw, cancellationToken);
            }

            position = page.IsEmpty ? position : page[^1].Position;
            _gauge.Head(position);
            await LookAfterAsync(cancellationToken);
            await _catchUp.StepAsync(cancellationToken);
            if (page.IsEmpty)
            {
                await _log.WaitAsync(commits, _options.LookEvery, cancellationToken);
            }
        }
    }

    private async Task QueueAsync(RawEvent raw, CancellationToken cancellationToken)
    {
        var queued = LaneOf(raw.Stream).AddAsync(raw, cancellationToken);
        if (!queued.IsCompletedSuccessfully)
        {
            await PatientlyAsync(queued.AsTask(), cancellationToken);
        }

        await LookAfterAsync(cancellationToken);
    }

    /// <summary>A full lane is no reason to keep quiet about how far the others are.</summary>
    private async Task PatientlyAsync(Task queued, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await queued.WaitAsync(_options.LookEvery, _clock, cancellationToken);
                return;
            }
            catch (TimeoutException)
            {
                await LookAfterAsync(cancellationToken);
            }
        }
    }

    /// <summary>What is to be done now and then.</summary>
    private async Task LookAfterAsync(CancellationToken cancellationToken)
    {
        if (_mark.Position > _saved && _clock.GetElapsedTime(_savedAtTicks) >= _options.SaveEvery)
        {
            await SaveAsync(cancellationToken);
        }

        if (_clock.GetElapsedTime(_pulseAtTicks) >= _options.PulseEvery)
        {
            _pulseAtTicks = _clock.GetTimestamp();
            _gauge.Head(await _log.HeadAsync(cancellationToken));
            await _catchUp.BeginAskedAsync(cancellationToken);
        }
    }

    private async Task SaveAsync(CancellationToken cancellationToken)
    {
        var finished = _mark.Position;
        if (finished > _saved)
        {
            await _lease.SaveAsync(finished, cancellationToken);
            _waiting.ForgetJoined(finished);
            (_saved, _savedAtTicks) = (finished, _clock.GetTimestamp());
        }
    }

    private Lane LaneOf(string stream) => _lanes[StreamHash.Of(stream, _lanes.Length)];
}
