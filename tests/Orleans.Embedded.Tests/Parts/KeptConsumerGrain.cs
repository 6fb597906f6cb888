using Orleans.Runtime;
using Orleans.Streams;

namespace Orleans.Embedded.Tests;

internal interface IKeptConsumer : IGrainWithStringKey
{
    Task End();
}

/// <summary>Consumes the streams of a namespace, and is never idle for too long.</summary>
[KeepAlive]
[ImplicitStreamSubscription("kept numbers")]
internal sealed class KeptConsumerGrain(Journal journal) : Grain, IKeptConsumer
{
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var key = this.GetPrimaryKeyString();
        var stream = this.GetStreamProvider("memory").GetStream<int>(StreamId.Create("kept numbers", key));
        return stream.SubscribeAsync((number, _) =>
        {
            journal.Write(FormattableString.Invariant($"{key} took {number}"));
            return Task.CompletedTask;
        });
    }

    public Task End()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}
