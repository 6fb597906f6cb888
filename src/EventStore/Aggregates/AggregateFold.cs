namespace TradingPlatform.EventStore.Aggregates;

/// <summary>One aggregate while its events are being folded, oldest first.</summary>
public abstract class AggregateFold
{
    /// <summary>What is true after the events so far.</summary>
    public abstract object State { get; }

    /// <summary>How many events were applied.</summary>
    public long Version { get; private set; }

    /// <summary>Applies the next event.</summary>
    /// <exception cref="InvalidOperationException">It is an event of another kind of stream.</exception>
    public void Apply(object happened)
    {
        Evolve(happened);
        Version++;
    }

    /// <summary>Applies the next event to the state.</summary>
    protected abstract void Evolve(object happened);
}
