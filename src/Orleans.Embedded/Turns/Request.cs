namespace Orleans.Embedded;

/// <summary>One piece of work for an activation that occupies it from its start to its end, awaits included.</summary>
internal abstract class Request
{
    /// <summary>The neighbours in the one list that holds the request: first a waiting line, then those that
    /// run.</summary>
    internal Request? Next;

    internal Request? Previous;

    /// <summary>Its number in the order of arrival at its activation.</summary>
    internal long Arrival;

    /// <summary>The clock's timestamp of its arrival.</summary>
    internal long Since;

    /// <summary>The caller's ambient values, given to the code that runs; null when there is nothing to give.</summary>
    internal ExecutionContext? Ambient;

    /// <summary>It may run while any other runs.</summary>
    internal bool Interleaves;

    /// <summary>It may run while others of its kind run.</summary>
    internal bool ReadsOnly;

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
