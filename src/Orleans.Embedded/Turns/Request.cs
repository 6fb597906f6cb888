namespace Orleans.Embedded;

/// <summary>One piece of work for an activation that occupies it from its start to its end, awaits included.</summary>
internal abstract class Request
{
    /// <summary>The neighbours in the one list that holds the request: first a waiting line, then those that
    /// run.</summary>
    internal Request? Next;

    internal Request? Previous;

    /// <summary>It may run while any other runs.</summary>
    internal bool Interleaves;

    /// <summary>It may run while others of its kind run.</summary>
    internal bool ReadsOnly;

    /// <summary>A call's: whether there is a value for its answer. Here, because small fields that stand together share
    /// one word, and a call should be small.</summary>
    private protected bool HasValue;

    /// <summary>A call's: how many of its filters have begun.</summary>
    private protected ushort Stage;

    /// <summary>When and whence it came. A call has that only once it waits, or is waited for: most never do.</summary>
    internal abstract ref Arrival Came { get; }

    /// <summary>What runs, for messages: <c>ISymbolGrain.Publish</c>.</summary>
    internal abstract string Title { get; }

    /// <summary>Nobody waits for it any more, so it need not start.</summary>
    internal virtual bool IsAbandoned => false;

    /// <summary>It counts against the bound of the waiting line and can time out. The host's own work does
    /// neither.</summary>
    internal virtual bool IsCall => false;

    /// <summary>It keeps the activation from being idle.</summary>
    internal virtual bool CountsAsUse => true;

    /// <summary>Runs it inside a turn. Never throws: what goes wrong is in the task.</summary>
    internal abstract Task Execute(TurnQueue turns);

    /// <summary>Told how long its synchronous part took, in ticks of the stopwatch.</summary>
    internal virtual void Ran(long elapsed)
    {
    }

    /// <summary>It began on its caller's thread and awaits something: the caller will be answered later.</summary>
    internal virtual void Suspended()
    {
    }

    /// <summary>Tells whoever waits how it ended. Runs no foreign code.</summary>
    /// <param name="execution">Completed.</param>
    internal abstract void Answer(Task execution);

    /// <summary>Tells whoever waits that it did not, or not in time, run.</summary>
    internal abstract void Refuse(Exception reason);
}
