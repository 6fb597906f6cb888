namespace TradingPlatform.Drills.Journals;

/// <summary>What a writer was told about one attempt.</summary>
public enum Answer
{
    /// <summary>It is durable now.</summary>
    Stored,

    /// <summary>Its command was durable before.</summary>
    Repeated,

    /// <summary>Somebody else was first; nothing was written.</summary>
    Stale,

    /// <summary>The store failed, and certainly nothing was written.</summary>
    NotStored,

    /// <summary>The store failed, and may have written it.</summary>
    Unknown,
}
