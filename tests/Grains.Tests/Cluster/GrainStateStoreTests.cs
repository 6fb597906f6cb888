using System.Text.Json;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using TradingPlatform.Silo;

namespace TradingPlatform.Grains.Tests.Cluster;

[Collection(UsesDatabase.Name)]
public sealed class GrainStateStoreTests(Database database) : IAsyncLifetime
{
    private const string Name = "subscriptions";
    private static readonly GrainId Grain = GrainId.Parse("rendezvous/a", null);
    private GrainStateStore _store = null!;

    public async Task InitializeAsync() => _store = new GrainStateStore(await database.CreateAsync(), new Json());

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task What_is_written_is_read_back()
    {
        var first = await ReadAsync();
        Assert.False(first.RecordExists);
        Assert.Empty(first.State!);
        first.State!.Add("one");
        await _store.WriteStateAsync(Name, Grain, first);
        first.State!.Add("two");
        await _store.WriteStateAsync(Name, Grain, first);
        var second = await ReadAsync();
        Assert.True(second.RecordExists);
        Assert.Equal(["one", "two"], second.State!);
        Assert.Equal(first.ETag, second.ETag);
    }

    [Fact]
    public async Task Of_two_activations_the_second_to_write_is_refused()
    {
        var first = await ReadAsync();
        var second = await ReadAsync();
        await _store.WriteStateAsync(Name, Grain, first);
        await Assert.ThrowsAsync<InconsistentStateException>(() => _store.WriteStateAsync(Name, Grain, second));
        second = await ReadAsync();
        await _store.WriteStateAsync(Name, Grain, first);
        await Assert.ThrowsAsync<InconsistentStateException>(() => _store.WriteStateAsync(Name, Grain, second));
        await Assert.ThrowsAsync<InconsistentStateException>(() => _store.ClearStateAsync(Name, Grain, second));
    }

    [Fact]
    public async Task What_is_cleared_is_gone_and_can_be_written_anew()
    {
        var state = await ReadAsync();
        await _store.ClearStateAsync(Name, Grain, state);
        await _store.WriteStateAsync(Name, Grain, state);
        await _store.ClearStateAsync(Name, Grain, state);
        Assert.False((await ReadAsync()).RecordExists);
        await _store.WriteStateAsync(Name, Grain, state);
        Assert.True((await ReadAsync()).RecordExists);
    }

    private async Task<GrainState<List<string>>> ReadAsync()
    {
        var state = new GrainState<List<string>>();
        await _store.ReadStateAsync(Name, Grain, state);
        return state;
    }

    private sealed class Json : IGrainStorageSerializer
    {
        public BinaryData Serialize<T>(T? input) => BinaryData.FromObjectAsJson(input);

        public T Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize<T>(input)!;
    }
}
