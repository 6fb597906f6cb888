using TradingPlatform.Drills.Journals;
using TradingPlatform.Drills.Load;
using TradingPlatform.EventStore.Tailing;

namespace TradingPlatform.Drills.Judging;

/// <summary>Reads a log in its order and compares it with what writers were told: each acknowledged command is there,
/// whole and once; nothing else is. Pure.</summary>
/// <param name="findings">Where contradictions go.</param>
public sealed class LogJudge(Findings findings)
{
    private const string Opened = "account_opened";
    private readonly Dictionary<string, long> _versions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, Part>> _commands = new(StringComparer.Ordinal);

    /// <summary>The last position that was read.</summary>
    public long Position { get; private set; }

    /// <summary>How many events were read.</summary>
    public long Events { get; private set; }

    /// <summary>How many streams there are.</summary>
    public int Streams => _versions.Count;

    /// <summary>The version of <paramref name="stream"/>; 0 when it is not there.</summary>
    public long Version(string stream) => _versions.GetValueOrDefault(stream);

    /// <summary>Reads the next event.</summary>
    public void Take(RawEvent stored)
    {
        if (stored.Position <= Position)
        {
            findings.Add($"The log shows position {stored.Position} after {Position}.");
        }

        var seen = Version(stored.Stream);
        if (stored.Version != seen + 1)
        {
            findings.Add($"{stored.Stream} shows version {stored.Version} after {seen}.");
        }

        (Position, Events, _versions[stored.Stream]) = (stored.Position, Events + 1, stored.Version);
        if (Attempt.Parse(stored.CorrelationId) is not { } attempt)
        {
            findings.Add($"{stored.Stream}, version {stored.Version}, is of no command.");
        }
        else if (!attempt.Command.IsStep)
        {
            Take(stored, attempt);
        }
    }

    /// <summary>Compares all that was read with <paramref name="book"/>, whose writers rest.</summary>
    public void Settle(CommandBook book)
    {
        foreach (var (id, parts) in _commands)
        {
            Settle(id, parts, book);
        }

        foreach (var entry in book.Acknowledged().Where(entry => !entry.Command.IsStep))
        {
            var first = entry.Command.Streams[0];
            if (_commands.GetValueOrDefault(entry.Command.Id)?.GetValueOrDefault(first) is not { } part)
            {
                findings.Add($"{entry.Command.Id} was acknowledged and is not in {first}.");
            }
            else if (part.Last != entry.Acknowledged)
            {
                findings.Add($"{entry.Command.Id} was told {entry.Acknowledged}; {first} has it at {part.Last}.");
            }
        }
    }

    private void Take(RawEvent stored, Attempt attempt)
    {
        if (!_commands.TryGetValue(attempt.Command.Id, out var parts))
        {
            _commands[attempt.Command.Id] = parts = new Dictionary<string, Part>(1, StringComparer.Ordinal);
        }

        var counts = string.Equals(stored.Name, Opened, StringComparison.Ordinal) ? 0 : 1;
        parts[stored.Stream] = parts.TryGetValue(stored.Stream, out var part)
            ? new Part(part.Attempt == attempt.Number ? part.Attempt : 0, part.Events + counts, stored.Version)
            : new Part(attempt.Number, counts, stored.Version);
    }

    private void Settle(string id, Dictionary<string, Part> parts, CommandBook book)
    {
        if (book.Find(id) is not { } entry)
        {
            findings.Add($"{id} is in the log, and nobody ever gave it.");
            return;
        }

        if (!parts.Keys.ToHashSet(StringComparer.Ordinal).SetEquals(entry.Command.Streams))
        {
            var (found, wanted) = (string.Join(", ", parts.Keys), string.Join(", ", entry.Command.Streams));
            findings.Add($"{id} is in {found}, not in {wanted}.");
        }

        foreach (var (stream, part) in parts.Where(one => one.Value.Events != AccountCopy.EventsOfATrade))
        {
            findings.Add($"{id} has {part.Events} events in {stream}.");
        }

        var attempts = parts.Values.Select(part => part.Attempt).Distinct().ToList();
        if (attempts is not [> 0 and var attempt])
        {
            findings.Add($"{id} is in the log by several attempts.");
        }
        else if (book.WasDenied(new Attempt(entry.Command, attempt).Id))
        {
            findings.Add($"{id} is in the log by attempt {attempt}, which was told to have failed.");
        }
    }

    /// <summary>What a command has left in one stream.</summary>
    /// <param name="Attempt">By which attempt; 0 for several.</param>
    /// <param name="Events">How many events, but for the account's opening.</param>
    /// <param name="Last">The version of the last one.</param>
    private sealed record Part(int Attempt, int Events, long Last);
}
