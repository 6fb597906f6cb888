using System.Collections.Immutable;
using TradingPlatform.Cli.Arguments;

namespace TradingPlatform.Cli;

/// <summary>Runs one command line and turns every way it can end into words and an exit code.</summary>
internal sealed class Launcher(ImmutableArray<CommandDefinition> commands, Session session)
{
    /// <summary>Runs <paramref name="words"/> and answers the exit code. Never throws for what a user can
    /// meet.</summary>
    public async Task<int> RunAsync(ImmutableArray<string> words, CancellationToken stop)
    {
        switch (new CommandLine(commands).Parse(words))
        {
            case Parsed.Help help:
                await session.Out.WriteLineAsync(help.Command is { } one ? HelpText.Of(one) : HelpText.Of(commands));
                return ExitCode.Ok;
            case Parsed.Wrong wrong:
                session.Say($"tp: {wrong.Message}\n");
                session.Say(wrong.Command is { } nearest ? HelpText.Of(nearest) : HelpText.Of(commands));
                return ExitCode.Usage;
            case Parsed.Run run:
                return await RunAsync(run, stop);
            default:
                throw new InvalidOperationException("A command line was parsed into something unknown.");
        }
    }

    private async Task<int> RunAsync(Parsed.Run run, CancellationToken stop)
    {
        try
        {
            return await run.Command.RunAsync(run.Arguments, session, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            session.Say("tp: stopped.");
            return ExitCode.Failed;
        }
        catch (Exception e) // the one place where failures become words; no stack trace reaches the screen
        {
            return Tell(run.Command.Name, e);
        }
    }

    private int Tell(string command, Exception failure)
    {
        var log = FailureLog.Write(session, command, failure);
        var what = failure.Message.Split('\n')[0];
        var expected = ExpectedFailure.Describe(failure);
        session.Say($"tp: {expected ?? $"'{command}' ended on a fault of its own ({what}). Details: {log}"}");
        return failure is CommandFailedException told ? told.EndsWith : ExitCode.Failed;
    }
}
