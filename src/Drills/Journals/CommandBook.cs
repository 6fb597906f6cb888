using TradingPlatform.Drills.Load;

namespace TradingPlatform.Drills.Journals;

/// <summary>The journal of whoever judges: by command, what was tried and what was told.</summary>
public sealed class CommandBook : IJournal
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly HashSet<string> _notStored = new(StringComparer.Ordinal);
    private readonly Dictionary<Answer, int> _told = [];
    private TimeSpan _slowest;

    /// <summary>The longest that anybody waited for an answer.</summary>
    public TimeSpan Slowest
    {
        get
        {
            lock (_gate)
            {
                return _slowest;
            }
        }
    }

    /// <summary>How often <paramref name="answer"/> was given.</summary>
    public int Count(Answer answer)
    {
        lock (_gate)
        {
            return _told.GetValueOrDefault(answer);
        }
    }

    /// <inheritdoc/>
    public void Begins(Attempt attempt)
    {
        lock (_gate)
        {
            _entries[attempt.Command.Id] = Of(attempt.Command) with { Attempts = attempt.Number };
        }
    }

    /// <inheritdoc/>
    public void Ends(Attempt attempt, Answer answer, long version, TimeSpan took)
    {
        lock (_gate)
        {
            _told[answer] = _told.GetValueOrDefault(answer) + 1;
            _slowest = took > _slowest ? took : _slowest;
            if (answer is Answer.Stored or Answer.Repeated)
            {
                _entries[attempt.Command.Id] = Of(attempt.Command) with { Acknowledged = version };
            }
            else if (answer is Answer.Stale or Answer.NotStored)
            {
                _notStored.Add(attempt.Id);
            }
        }
    }

    /// <summary>Commands that nobody was told the end of, by id.</summary>
    public IReadOnlyList<Entry> Unanswered() => Where(entry => entry.Acknowledged is null);

    /// <summary>Commands that somebody was told to be durable.</summary>
    public IReadOnlyList<Entry> Acknowledged() => Where(entry => entry.Acknowledged is not null);

    /// <summary>What is known of a command; null when nobody ever intended it.</summary>
    public Entry? Find(string command)
    {
        lock (_gate)
        {
            return _entries.GetValueOrDefault(command);
        }
    }

    /// <summary>Whether somebody was told that nothing of this attempt was written.</summary>
    public bool WasDenied(string attempt)
    {
        lock (_gate)
        {
            return _notStored.Contains(attempt);
        }
    }

    private List<Entry> Where(Func<Entry, bool> wanted)
    {
        lock (_gate)
        {
            return [.. _entries.Values.Where(wanted)];
        }
    }

    private Entry Of(DrillCommand command) =>
        _entries.GetValueOrDefault(command.Id) ?? new Entry(command, Attempts: 0, Acknowledged: null);

    /// <summary>One command.</summary>
    /// <param name="Command">Which.</param>
    /// <param name="Attempts">How often it was tried.</param>
    /// <param name="Acknowledged">The version that was told, once one was.</param>
    public sealed record Entry(DrillCommand Command, int Attempts, long? Acknowledged);
}
