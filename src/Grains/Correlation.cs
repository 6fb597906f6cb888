namespace TradingPlatform.Grains;

/// <summary>Request-context keys that tie an event to what caused it.</summary>
public static class Correlation
{
    /// <summary>One id for everything that one request or decision caused.</summary>
    public const string Id = "correlation-id";

    /// <summary>The id of the command itself.</summary>
    public const string Cause = "causation-id";
}
