namespace TradingPlatform.Cli;

/// <summary>A command cannot go on for a reason that its user can act on. The message is one or two sentences: what is
/// wrong, and what to do. It is printed as it is; the inner exception goes to the log file.</summary>
internal sealed class CommandFailedException(string message, Exception? inner = null) : Exception(message, inner);
