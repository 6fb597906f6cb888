namespace TradingPlatform.Cli;

/// <summary>How <c>tp</c> ends; scripts rely on these numbers.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Ok = 0;

    /// <summary>It could not be done; standard error says why and what to do.</summary>
    public const int Failed = 1;

    /// <summary>The command line makes no sense; nothing was tried.</summary>
    public const int Usage = 2;

    /// <summary>It was done, and what it looked for was found: something is wrong.</summary>
    public const int FoundProblem = 3;
}
