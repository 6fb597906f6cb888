using System.Collections.Immutable;
using System.Text;

namespace TradingPlatform.Cli.Arguments;

/// <summary>The help, made from the definitions, so that it cannot say what is not so.</summary>
internal static class HelpText
{
    private const int ColumnsMax = 100;

    /// <summary>The list of all commands.</summary>
    public static string Of(ImmutableArray<CommandDefinition> commands)
    {
        var width = commands.Max(command => Head(command).Length);
        var lines = commands.Select(command => $"  {Head(command).PadRight(width)}  {command.Summary}");
        return $"""
            usage: tp COMMAND [options]

            {string.Join('\n', lines)}

            'tp help COMMAND' tells its options. Exit codes: 0 ok, 1 failed, 2 usage, 3 found a problem.
            """;
    }

    /// <summary>One command with its options.</summary>
    public static string Of(CommandDefinition command)
    {
        var text = new StringBuilder($"usage: tp {Head(command)}{(command.Options.IsEmpty ? "" : " [options]")}\n\n");
        text.Append(command.Summary).Append('\n');
        if (!command.Options.IsEmpty)
        {
            var width = command.Options.Max(option => Head(option).Length);
            var lines = command.Options.Select(
                option => $"  {Head(option).PadRight(width)}  {Wrapped(option.Help, width + "    ".Length)}");
            text.Append('\n').AppendJoin('\n', lines).Append('\n');
        }

        return text.ToString().TrimEnd();
    }

    /// <summary>Breaks between words, so that every line fits a screen beside <paramref name="indent"/>
    /// blanks.</summary>
    private static string Wrapped(string text, int indent)
    {
        var lines = new StringBuilder();
        var column = indent;
        foreach (var word in text.Split(' '))
        {
            if (column + word.Length > ColumnsMax)
            {
                lines.Append('\n').Append(' ', indent - 1);
                column = indent;
            }

            lines.Append(lines.Length == 0 ? "" : " ").Append(word);
            column += word.Length + 1;
        }

        return lines.ToString();
    }

    private static string Head(CommandDefinition command) => string.Join(' ', [command.Name, .. command.Operands]);

    private static string Head(Option option) => $"{option.Name} {option.Value}".TrimEnd();
}
