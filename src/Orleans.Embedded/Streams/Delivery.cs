using Microsoft.Extensions.Logging;
using Orleans.Streams;

namespace Orleans.Embedded;

/// <summary>Brings the events of one subscription to its handler, a batch at a time.</summary>
/// <param name="stream">The stream.</param>
/// <param name="subscription">Gives events and handler.</param>
/// <param name="subscriber">For messages.</param>
internal sealed class Delivery<T>(MemoryStream<T> stream, Subscription<T> subscription, string subscriber)
{
    private StreamEntry<T>[] _batch = [];

    /// <summary>Hands one batch over, in the subscriber's turn. Never throws: what a handler throws is logged and
    /// counted.</summary>
    public async Task RunAsync(TurnQueue turns)
    {
        var count = subscription.Take(ref _batch, out var missed);
        var done = 0;
        try
        {
            if (missed > 0 && subscription.HandlerIn(turns) is { } told)
            {
                await HandOver(told, new StreamEntry<T>(default!, Missing(missed)));
            }

            while (done < count && !subscription.HasEnded)
            {
                if (subscription.HandlerIn(turns) is not { } handler)
                {
                    NoHandler(count - done);
                    return;
                }

                var run = handler.TakesBatches ? EventsFrom(done, count) : 0;
                var handling = run > 1
                    ? HandOverAsync(handler, done, run)
                    : HandOver(handler, _batch[done]);
                if (!handling.IsCompletedSuccessfully)
                {
                    await handling;
                }

                done += Math.Max(run, 1);
            }
        }
        finally
        {
            stream.Tally.Delivered(done);
            Array.Clear(_batch, 0, count);
        }
    }

    /// <summary>Hands one entry over; only a handler that waits or fails costs more than its call.</summary>
    private Task HandOver(StreamHandler<T> handler, in StreamEntry<T> entry)
    {
        try
        {
            var handling = handler.TakeAsync(entry);
            return handling.IsCompletedSuccessfully ? handling : CaughtAsync(handling);
        }
        catch (Exception failure)
        {
            Failed(failure, 1);
            return Task.CompletedTask;
        }
    }

    private async Task HandOverAsync(StreamHandler<T> handler, int first, int count)
    {
        try
        {
            await handler.TakeAsync(_batch.AsSpan(first, count));
        }
        catch (Exception failure)
        {
            Failed(failure, count);
        }
    }

    private async Task CaughtAsync(Task handling)
    {
        try
        {
            await handling;
        }
        catch (Exception failure)
        {
            Failed(failure, 1);
        }
    }

    private QueueCacheMissException Missing(long count) => new(FormattableString.Invariant(
        $"{count} events of stream {stream.StreamId} were dropped before the next one: {subscriber} was too slow."));

    private void Failed(Exception failure, int count)
    {
        stream.Tally.Failed(count);
        stream.Log.LogError(
            failure, "The handler of {Target} for stream {Stream} failed.", subscriber, stream.StreamId);
    }

    private void NoHandler(int count)
    {
        stream.Tally.Dropped(count);
        stream.Log.LogWarning(
            "{Count} events of stream {Stream} were dropped: {Target} did not subscribe or resume on activation.",
            count,
            stream.StreamId,
            subscriber);
    }

    private int EventsFrom(int first, int count)
    {
        var run = first;
        while (run < count && _batch[run].Mark is StreamSequenceToken)
        {
            run++;
        }

        return run - first;
    }
}
