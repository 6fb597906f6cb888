namespace Orleans.Embedded;

/// <summary>What became of a request that was handed to a queue.</summary>
internal enum Admission
{
    /// <summary>It waits or runs.</summary>
    Taken,

    /// <summary>Too many wait already.</summary>
    Full,

    /// <summary>The queue has ended; another one may serve.</summary>
    Closed,
}
