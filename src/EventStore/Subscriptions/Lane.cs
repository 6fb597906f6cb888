using System.Threading.Channels;
using TradingPlatform.EventStore.Tailing;

namespace TradingPlatform.EventStore.Subscriptions;

/// <summary>Some of the streams, one event after the other.</summary>
internal sealed class Lane(
    PatientHandling handling, WaitingStreams waiting, FinishedMark mark, int queueMax)
{
    private readonly Channel<(RawEvent Raw, Ticket Ticket)> _queue = Channel.CreateBounded<(RawEvent, Ticket)>(
        new BoundedChannelOptions(queueMax) { SingleReader = true, SingleWriter = true });

    /// <summary>Queues an event; waits for room.</summary>
    public ValueTask AddAsync(RawEvent raw, CancellationToken cancellationToken) =>
        _queue.Writer.WriteAsync((raw, mark.Begin(raw.Position, raw.StoredAt)), cancellationToken);

    /// <summary>Handles what comes until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await foreach (var (raw, ticket) in _queue.Reader.ReadAllAsync(cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!waiting.PassesBy(raw)
                && await handling.TryAsync(raw, cancellationToken) is { } parked)
            {
                await waiting.ParkAsync(parked, cancellationToken); // durably, before the place may pass it
            }

            mark.Finish(ticket);
        }
    }
}
