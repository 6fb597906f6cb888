namespace TradingPlatform.Domain.Agents;

/// <summary>The three mandates.</summary>
public enum AgentKind
{
    /// <summary>Conservative.</summary>
    Atlas,

    /// <summary>Moderate.</summary>
    Orion,

    /// <summary>Aggressive.</summary>
    Nova,
}

/// <summary>What an agent may do now.</summary>
public enum AgentStatus
{
    /// <summary>Never started.</summary>
    Idle,

    /// <summary>Trades.</summary>
    Active,

    /// <summary>Opens nothing; what is open is still managed and closed by its own rules.</summary>
    Reducing,

    /// <summary>Cancels, closes at market, then does nothing until a person starts it again.</summary>
    Halted,
}
