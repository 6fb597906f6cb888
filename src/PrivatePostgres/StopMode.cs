namespace TradingPlatform.PrivatePostgres;

/// <summary>How a server is stopped. Either way, what was committed is there when it comes back.</summary>
public enum StopMode
{
    /// <summary>Sessions are ended, and everything is written out.</summary>
    Fast,

    /// <summary>At once, as in a crash: the next start recovers from the write-ahead log.</summary>
    Immediate,
}
