using System.Collections.Immutable;

namespace TradingPlatform.Cli.Arguments;

/// <summary>One command of <c>tp</c>: its name, its options, and what carries it out.</summary>
/// <param name="Name">One word, or two: <c>data import</c>.</param>
/// <param name="Summary">One line for the list.</param>
/// <param name="Operands">Names of what must follow it, in order: <c>DIR</c>; then, in brackets, of what may:
/// <c>[STREAM]</c>.</param>
/// <param name="Options">What it understands.</param>
/// <param name="RunAsync">Carries it out and answers the exit code.</param>
internal sealed record CommandDefinition(
    string Name,
    string Summary,
    ImmutableArray<string> Operands,
    ImmutableArray<Option> Options,
    Func<ParsedArguments, Session, CancellationToken, Task<int>> RunAsync)
{
    /// <summary>How many operands must be there.</summary>
    public int OperandsNeeded { get; } = Operands.Count(operand => !operand.StartsWith('['));

    /// <summary>The words of the name.</summary>
    public ImmutableArray<string> Words { get; } = [.. Name.Split(' ')];
}
