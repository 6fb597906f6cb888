using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Orleans;
using Orleans.Concurrency;

namespace TradingPlatform.Conformance.Calls;

[GenerateSerializer, Immutable, Alias("conformance.order")]
public sealed record Order(
    [property: Id(0)] string Symbol,
    [property: Id(1)] decimal Price,
    [property: Id(2)] ImmutableArray<Fill> Fills,
    [property: Id(3)] ImmutableDictionary<string, long> Counts,
    [property: Id(4)] DateTimeOffset At,
    [property: Id(5)] string? Remark);

[GenerateSerializer, Immutable, Alias("conformance.fill"), StructLayout(LayoutKind.Auto)]
public readonly record struct Fill([property: Id(0)] Guid Id, [property: Id(1)] double Quantity);

[GenerateSerializer, Immutable, Alias("conformance.contacts")]
public sealed record Contacts(
    [property: Id(0)] ICallee First, [property: Id(1)] ImmutableArray<ICallee> Others);

[Alias("conformance.ICallee")]
public interface ICallee : IGrainWithStringKey
{
    [Alias("Add")]
    Task<int> Add(int one, int other);

    [Alias("AddValue")]
    ValueTask<int> AddValue(int one, int other);

    [Alias("Touch")]
    ValueTask Touch();

    [Alias("Echo")]
    Task<Order> Echo(Order order);

    [Alias("Nothing")]
    Task<string?> Nothing(string? given);

    [Alias("Fail")]
    Task Fail(string message);

    [Alias("FailLater")]
    Task<int> FailLater(string message);

    [Alias("Key")]
    Task<string> Key();

    [Alias("Own")]
    Task<ICallee> Own();

    [Alias("KeysOf")]
    Task<ImmutableArray<string>> KeysOf(Contacts contacts);

    [OneWay]
    [Alias("Tell")]
    Task Tell(string gate);

    [Alias("Wait")]
    Task Wait(string gate);

    [Alias("UntilCancelled")]
    Task UntilCancelled(CancellationToken cancellationToken);
}

[Alias("conformance.ICalleesOther")]
public interface ICalleesOther : IGrainWithStringKey
{
    [Alias("Touches")]
    Task<int> Touches();
}

public sealed class CalleeGrain : Grain, ICallee, ICalleesOther
{
    private int _touches;

    public Task<int> Add(int one, int other) => Task.FromResult(one + other);

    public ValueTask<int> AddValue(int one, int other) => new(one + other);

    public ValueTask Touch()
    {
        _touches++;
        return default;
    }

    public Task<int> Touches() => Task.FromResult(_touches);

    public Task<Order> Echo(Order order) => Task.FromResult(order);

    public Task<string?> Nothing(string? given) => Task.FromResult(given);

    public Task Fail(string message) => throw new InvalidOperationException(message);

    public async Task<int> FailLater(string message)
    {
        await Task.Yield();
        throw new InvalidOperationException(message);
    }

    public Task<string> Key() => Task.FromResult(this.GetPrimaryKeyString());

    public Task<ICallee> Own() => Task.FromResult(this.AsReference<ICallee>());

    public async Task<ImmutableArray<string>> KeysOf(Contacts contacts)
    {
        var keys = ImmutableArray.Create(await contacts.First.Key());
        foreach (var other in contacts.Others)
        {
            keys = keys.Add(await other.Key());
        }

        return keys;
    }

    public async Task Tell(string gate)
    {
        await Gates.At(gate);
        Journal.Write(gate, "told");
        throw new InvalidOperationException("nobody hears this");
    }

    public Task Wait(string gate) => Gates.At(gate);

    public async Task UntilCancelled(CancellationToken cancellationToken)
    {
        Journal.Write(this.GetPrimaryKeyString(), "began");
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }
        finally
        {
            Journal.Write(this.GetPrimaryKeyString(), "cancelled");
        }
    }
}

[Alias("conformance.IGuidKeyed")]
public interface IGuidKeyed : IGrainWithGuidKey
{
    [Alias("Key")]
    Task<Guid> Key();
}

[Alias("conformance.INumberKeyed")]
public interface INumberKeyed : IGrainWithIntegerKey
{
    [Alias("Key")]
    Task<long> Key();
}

public sealed class GuidKeyedGrain : Grain, IGuidKeyed
{
    public Task<Guid> Key() => Task.FromResult(this.GetPrimaryKey());
}

public sealed class NumberKeyedGrain : Grain, INumberKeyed
{
    public Task<long> Key() => Task.FromResult(this.GetPrimaryKeyLong());
}
