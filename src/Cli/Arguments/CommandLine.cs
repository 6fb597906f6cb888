using System.Collections.Immutable;

namespace TradingPlatform.Cli.Arguments;

/// <summary>What the words after <c>tp</c> mean.</summary>
internal abstract record Parsed
{
    private Parsed() { }

    /// <summary>A command with everything it needs.</summary>
    public sealed record Run(CommandDefinition Command, ParsedArguments Arguments) : Parsed;

    /// <summary>A question about one command, or about all (null).</summary>
    public sealed record Help(CommandDefinition? Command) : Parsed;

    /// <summary>Nonsense; the message names what and the nearest sense. Command is null when none was
    /// recognised.</summary>
    public sealed record Wrong(string Message, CommandDefinition? Command) : Parsed;
}

/// <summary>Reads a command line against the commands there are. Pure.</summary>
internal sealed class CommandLine(ImmutableArray<CommandDefinition> commands)
{
    private static readonly string[] HelpOptions = ["--help", "-h"];

    /// <summary>The meaning of <paramref name="words"/>.</summary>
    public Parsed Parse(ImmutableArray<string> words)
    {
        if (words.IsEmpty)
        {
            return new Parsed.Help(null);
        }

        if (words[0] is "help" || HelpOptions.Contains(words[0], StringComparer.Ordinal))
        {
            return new Parsed.Help(Find(words[1..]));
        }

        return Find(words) is { } command
            ? ParseOptions(command, words[command.Words.Length..])
            : new Parsed.Wrong(UnknownCommand(words), null);
    }

    private CommandDefinition? Find(ImmutableArray<string> words) => commands
        .Where(command => command.Words.SequenceEqual(words.Take(command.Words.Length), StringComparer.Ordinal))
        .MaxBy(command => command.Words.Length);

    private string UnknownCommand(ImmutableArray<string> words)
    {
        var members = commands
            .Where(c => c.Words.Length > 1 && string.Equals(c.Words[0], words[0], StringComparison.Ordinal))
            .Select(c => c.Words[1])
            .ToImmutableArray();
        if (members.IsEmpty)
        {
            var nearest = NearestName.Of(words[0], commands.Select(c => c.Words[0]));
            return $"there is no command '{words[0]}'" + Guess(nearest);
        }

        var list = string.Join(", ", members);
        return words.Length == 1
            ? $"'{words[0]}' needs one of: {list}"
            : $"there is no '{words[0]} {words[1]}'{Guess(NearestName.Of(words[1], members))}; there is: {list}";
    }

    private static Parsed ParseOptions(CommandDefinition command, ImmutableArray<string> words)
    {
        var operands = ImmutableArray.CreateBuilder<string>();
        var values = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < words.Length; i++)
        {
            if (HelpOptions.Contains(words[i], StringComparer.Ordinal))
            {
                return new Parsed.Help(command);
            }

            if (!words[i].StartsWith('-') || words[i].Length == 1)
            {
                operands.Add(words[i]);
                continue;
            }

            if (TakeOption(command, words, ref i, values) is { } wrong)
            {
                return new Parsed.Wrong(wrong, command);
            }
        }

        return WrongOperands(command, operands) is { } problem
            ? new Parsed.Wrong(problem, command)
            : new Parsed.Run(command, new ParsedArguments(operands.ToImmutable(), values.ToImmutable()));
    }

    private static string? TakeOption(
        CommandDefinition command,
        ImmutableArray<string> words,
        ref int at,
        ImmutableDictionary<string, string>.Builder values)
    {
        var equals = words[at].IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? words[at] : words[at][..equals];
        var given = equals < 0 ? null : words[at][(equals + 1)..];
        var option = command.Options.FirstOrDefault(o => string.Equals(o.Name, name, StringComparison.Ordinal));
        if (option is null)
        {
            var nearest = NearestName.Of(name, command.Options.Select(o => o.Name));
            return $"'{command.Name}' has no option {name}" + Guess(nearest);
        }

        if (!option.IsSwitch && given is null && at + 1 < words.Length)
        {
            given = words[++at];
        }

        if (option.IsSwitch != given is null)
        {
            return option.IsSwitch ? $"{name} takes no value" : $"{name} needs a value: {option.Value}";
        }

        if (given is not null && option.Wrong(given) is { } wrong)
        {
            return $"{name} {wrong}, not '{given}'";
        }

        return values.TryAdd(name, given ?? "on") ? null : $"{name} is given twice";
    }

    private static string? WrongOperands(CommandDefinition command, ImmutableArray<string>.Builder operands)
    {
        if (operands.Count < command.OperandsNeeded)
        {
            return $"'{command.Name}' needs {command.Operands[operands.Count]}";
        }

        return operands.Count > command.Operands.Length
            ? $"'{command.Name}' does not know what to do with '{operands[command.Operands.Length]}'"
            : null;
    }

    private static string Guess(string? nearest) => nearest is null ? "" : $"; did you mean {nearest}?";
}
