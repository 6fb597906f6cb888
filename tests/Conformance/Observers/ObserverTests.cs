using Orleans;

namespace TradingPlatform.Conformance.Observers;

[Alias("conformance.IListener")]
public interface IListener : IGrainObserver
{
    [Alias("Heard")]
    Task Heard(string text);

    [Alias("Overheard")]
    void Overheard(string text);
}

[Alias("conformance.ISpeaker")]
public interface ISpeaker : IGrainWithStringKey
{
    [Alias("Listen")]
    Task Listen(IListener listener);

    [Alias("Say")]
    Task Say(string text);

    [Alias("Mumble")]
    Task Mumble(string text);
}

public sealed class SpeakerGrain : Grain, ISpeaker
{
    private readonly HashSet<IListener> _listeners = [];

    public Task Listen(IListener listener)
    {
        _listeners.Add(listener);
        return Task.CompletedTask;
    }

    public async Task Say(string text)
    {
        foreach (var listener in _listeners)
        {
            await listener.Heard(text);
        }
    }

    public Task Mumble(string text)
    {
        foreach (var listener in _listeners)
        {
            listener.Overheard(text);
        }

        return Task.CompletedTask;
    }
}

public sealed class ObserverTests(ActorCluster cluster) : Suite(cluster)
{
    [Fact]
    public async Task A_grain_calls_objects_outside_of_grains_and_waits_for_their_answer()
    {
        var (speaker, one, other) = (Get<ISpeaker>(NewKey()), new Listener(), new Listener());
        await speaker.Listen(Client.CreateObjectReference<IListener>(one));
        await speaker.Listen(Client.CreateObjectReference<IListener>(other));
        await speaker.Say("hello");
        Assert.Equal([["hello"], ["hello"]], [one.Lines, other.Lines]);
        GC.KeepAlive((one, other));
    }

    [Fact]
    public async Task A_method_without_a_task_is_called_and_not_waited_for()
    {
        var (speaker, listener) = (Get<ISpeaker>(NewKey()), new Listener());
        await speaker.Listen(Client.CreateObjectReference<IListener>(listener));
        await speaker.Mumble("psst");
        await UntilAsync(() => listener.Lines.Count == 1);
        GC.KeepAlive(listener);
    }

    [Fact]
    public async Task References_that_travelled_are_equal_so_nobody_is_listed_twice()
    {
        var (speaker, listener) = (Get<ISpeaker>(NewKey()), new Listener());
        var reference = Client.CreateObjectReference<IListener>(listener);
        await speaker.Listen(reference);
        await speaker.Listen(reference);
        await speaker.Say("once");
        Assert.Equal(["once"], listener.Lines);
        GC.KeepAlive(listener);
    }

    [Fact]
    public async Task An_exception_of_the_object_reaches_the_grain()
    {
        var (speaker, listener) = (Get<ISpeaker>(NewKey()), new Listener());
        await speaker.Listen(Client.CreateObjectReference<IListener>(listener));
        await Assert.ThrowsAsync<InvalidOperationException>(() => speaker.Say("throw"));
        GC.KeepAlive(listener);
    }

    [Fact]
    public async Task Behind_a_deleted_reference_nobody_hears()
    {
        var (speaker, listener) = (Get<ISpeaker>(NewKey()), new Listener());
        var reference = Client.CreateObjectReference<IListener>(listener);
        await speaker.Listen(reference);
        Client.DeleteObjectReference<IListener>(reference);
        await Assert.ThrowsAnyAsync<Exception>(() => speaker.Say("anyone?"));
        Assert.Empty(listener.Lines);
    }

    private sealed class Listener : IListener
    {
        public List<string> Lines { get; } = [];

        public Task Heard(string text)
        {
            Lines.Add(text);
            return text is "throw" ? throw new InvalidOperationException("ouch") : Task.CompletedTask;
        }

        public void Overheard(string text) => Lines.Add(text);
    }
}
