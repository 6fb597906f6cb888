using TradingPlatform.Drills.Load;

namespace TradingPlatform.Drills.Journals;

/// <summary>Keeps what writers intended and what they were told, somewhere that outlives them. Called by many at
/// once.</summary>
public interface IJournal
{
    /// <summary>Before <paramref name="attempt"/> is handed to the store.</summary>
    void Begins(Attempt attempt);

    /// <summary>After the store has answered.</summary>
    /// <param name="attempt">Which.</param>
    /// <param name="answer">What it said.</param>
    /// <param name="version">With a receipt, its version; else 0.</param>
    /// <param name="took">How long the answer took.</param>
    void Ends(Attempt attempt, Answer answer, long version, TimeSpan took);
}
