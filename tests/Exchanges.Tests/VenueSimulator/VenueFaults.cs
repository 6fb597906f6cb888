using System.Collections.Concurrent;

namespace TradingPlatform.Exchanges.Tests.VenueSimulator;

/// <summary>A wrong answer to come.</summary>
/// <param name="PathPart">Requests whose path holds it are answered so.</param>
/// <param name="Status">The status.</param>
/// <param name="RetryAfterSeconds">The header, or null for none.</param>
/// <param name="Body">The body; null for an error document.</param>
public sealed record WrongAnswer(string PathPart, int Status, int? RetryAfterSeconds = null, string? Body = null);

/// <summary>What goes wrong at the simulated venue.</summary>
public sealed class VenueFaults
{
    private readonly ConcurrentQueue<WrongAnswer> _answers = new();

    /// <summary>Nothing is sent on streams, though they stay open.</summary>
    public bool IsSilent { get; set; }

    /// <summary>New stream connections are refused.</summary>
    public bool RefusesStreams { get; set; }

    /// <summary>The next request that fits gets this answer, once.</summary>
    public void Answer(WrongAnswer answer) => _answers.Enqueue(answer);

    internal WrongAnswer? TakeFor(string path) =>
        _answers.TryPeek(out var next) && path.Contains(next.PathPart, StringComparison.Ordinal)
            && _answers.TryDequeue(out var answer)
                ? answer
                : null;
}
