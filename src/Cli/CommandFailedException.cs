namespace TradingPlatform.Cli;

/// <summary>A command cannot go on for a reason that its user can act on. The message is one or two sentences: what is
/// wrong, and what to do. It is printed as it is; the inner exception goes to the log file.</summary>
internal sealed class CommandFailedException(
    string message, Exception? inner = null, int exitCode = ExitCode.Failed) : Exception(message, inner)
{
    /// <summary>How <c>tp</c> ends.</summary>
    public int EndsWith { get; } = exitCode;

    /// <summary>The words of the command line contradict each other.</summary>
    public static CommandFailedException Usage(string message) => new(message, exitCode: ExitCode.Usage);
}
