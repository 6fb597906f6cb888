using System.Globalization;
using TradingPlatform.Drills.Load;

namespace TradingPlatform.Drills.Journals;

/// <summary>A journal as lines, for a process that will be killed: what it has written into a pipe outlives it. The
/// full stop tells a whole line from a torn one.</summary>
internal sealed class LineJournal(TextWriter lines) : IJournal
{
    private readonly Lock _gate = new();

    public void Begins(Attempt attempt) => Write($"> {attempt.Id} .");

    public void Ends(Attempt attempt, Answer answer, long version, TimeSpan took) => Write(
        FormattableString.Invariant($"< {attempt.Id} {answer} {version} {took.TotalMilliseconds:0} ."));

    /// <summary>Puts a line into <paramref name="journal"/>; a torn one, and what is none, is left out.</summary>
    public static void Read(string line, IJournal journal)
    {
        switch (line.Split(' '))
        {
            case [">", var id, "."] when Attempt.Parse(id) is { } attempt:
                journal.Begins(attempt);
                break;
            case ["<", var id, var answer, var version, var took, "."] when Attempt.Parse(id) is { } attempt:
                journal.Ends(
                    attempt,
                    Enum.Parse<Answer>(answer),
                    long.Parse(version, CultureInfo.InvariantCulture),
                    TimeSpan.FromMilliseconds(long.Parse(took, CultureInfo.InvariantCulture)));
                break;
        }
    }

    private void Write(string line)
    {
        lock (_gate)
        {
            lines.Write(line + "\n");
            lines.Flush();
        }
    }
}
