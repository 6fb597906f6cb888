using Orleans.Streams;

namespace Orleans.Embedded;

/// <summary>A subscriber's handler, and the activation whose memory it lives in: it serves no other.</summary>
internal sealed class StreamHandler<T>(IAsyncObserver<T>? single, IAsyncBatchObserver<T>? batch, TurnQueue owner)
{
    public TurnQueue Owner => owner;

    /// <summary>Whether it takes events as they have gathered.</summary>
    public bool TakesBatches => batch is not null;

    /// <summary>Hands over one entry.</summary>
    public Task TakeAsync(StreamEntry<T> entry) => entry.Mark switch
    {
        StreamSequenceToken token when single is not null => single.OnNextAsync(entry.Item, token),
        StreamSequenceToken token => batch!.OnNextAsync([new SequentialItem<T>(entry.Item, token)]),
        Exception failure => single?.OnErrorAsync(failure) ?? batch!.OnErrorAsync(failure),
        _ => single?.OnCompletedAsync() ?? batch!.OnCompletedAsync(),
    };

    /// <summary>Hands over several events; all marks are tokens.</summary>
    public Task TakeAsync(ReadOnlySpan<StreamEntry<T>> entries)
    {
        var items = new SequentialItem<T>[entries.Length];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = new SequentialItem<T>(entries[i].Item, (StreamSequenceToken)entries[i].Mark);
        }

        return batch!.OnNextAsync(items);
    }
}
