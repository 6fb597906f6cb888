using TradingPlatform.Domain.Trading;

namespace TradingPlatform.Simulation.Workload;

/// <summary>What people asked and were told; the world's memory of them, apart from the platform's own.</summary>
internal sealed class Journal
{
    private readonly List<Answer> _answers = [];
    private readonly List<string> _defects = [];
    private readonly Dictionary<int, (string Account, AccountCommand.Place Command)> _placed = [];

    /// <summary>Every answer, in order.</summary>
    public IReadOnlyList<Answer> Answers => _answers;

    /// <summary>What nobody should ever see: an exception that is no answer, a view that contradicts itself.</summary>
    public IReadOnlyList<string> Defects => _defects;

    /// <summary>How many market steps were acknowledged.</summary>
    public int Steps { get; set; }

    /// <summary>Remembers what order command <paramref name="number"/> stands for.</summary>
    public void Placing(int number, string account, AccountCommand.Place command) =>
        _placed[number] = (account, command);

    /// <summary>The order of an earlier command; null when it was left out or is still to come.</summary>
    public (string Account, AccountCommand.Place Command)? PlacedBy(int number) =>
        _placed.TryGetValue(number, out var placed) ? placed : null;

    /// <summary>Notes an answer.</summary>
    public void Add(Answer answer) => _answers.Add(answer);

    /// <summary>Notes a defect.</summary>
    public void Defect(string what) => _defects.Add(what);
}
