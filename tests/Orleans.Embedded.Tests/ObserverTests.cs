using Orleans.Runtime;

namespace Orleans.Embedded.Tests;

public class ObserverTests
{
    [Fact]
    public async Task A_grain_calls_an_object_back_one_call_at_a_time_and_in_order()
    {
        await using var silo = await TestSilo.StartAsync();
        var listener = new Listener();
        var reference = silo.Client.CreateObjectReference<IListener>(listener);
        await silo.Get<ITeller>().Tell(reference, 500);
        await Journal.UntilAsync(() => listener.Heard.Count == 500);
        Assert.Equal(Enumerable.Range(0, 500), listener.Heard);
        Assert.False(listener.Overlapped);
        Assert.Equal("yes", await silo.Get<ITeller>().Ask(reference));
    }

    [Fact]
    public async Task A_deleted_reference_reaches_nobody()
    {
        await using var silo = await TestSilo.StartAsync();
        var listener = new Listener();
        var reference = silo.Client.CreateObjectReference<IListener>(listener);
        silo.Client.DeleteObjectReference<IListener>(listener);
        await Assert.ThrowsAsync<ClientNotAvailableException>(() => silo.Get<ITeller>().Ask(reference));
        await silo.Get<ITeller>().Tell(reference, 1);
        Assert.Empty(listener.Heard);
    }

    private sealed class Listener : IListener
    {
        private int _inside;

        public List<int> Heard { get; } = [];

        public bool Overlapped { get; private set; }

        public void Hear(int number)
        {
            Overlapped |= Interlocked.Increment(ref _inside) != 1;
            Heard.Add(number);
            Interlocked.Decrement(ref _inside);
        }

        public async Task<string> Answer()
        {
            await Task.Yield();
            return "yes";
        }
    }
}

internal interface IListener : IGrainObserver
{
    void Hear(int number);

    Task<string> Answer();
}

internal interface ITeller : IGrainWithStringKey
{
    Task Tell(IListener listener, int count);

    Task<string> Ask(IListener listener);
}

internal sealed class TellerGrain : Grain, ITeller
{
    public Task Tell(IListener listener, int count)
    {
        for (var i = 0; i < count; i++)
        {
            listener.Hear(i);
        }

        return Task.CompletedTask;
    }

    public Task<string> Ask(IListener listener) => listener.Answer();
}
