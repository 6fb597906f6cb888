using System.Collections.Concurrent;
using System.Collections.Immutable;
using TradingPlatform.Domain;

namespace TradingPlatform.Silo.Feeding;

/// <summary>How the pump is doing, for health, reports and a progress line. Written by the pump's loops, read by
/// anybody.</summary>
public sealed class PumpProgress
{
    private readonly ConcurrentDictionary<string, SymbolProgress> _symbols = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>True while this process carries the feed in, or has carried it to its end.</summary>
    public bool IsFeeding { get; internal set; }

    /// <summary>Timestamp of the first step; 0 before.</summary>
    public long BeganAt { get; private set; }

    /// <summary>Timestamp of the end; 0 while it runs.</summary>
    public long FinishedAt { get; private set; }

    /// <summary>Completes when every market's feed has ended.</summary>
    public Task Finished => _finished.Task;

    /// <summary>Steps taken in this run, all markets together.</summary>
    public long Steps => _symbols.Values.Sum(symbol => symbol.Steps);

    /// <summary>Inputs that were refused in this run.</summary>
    public long Refusals => _symbols.Values.Sum(symbol => symbol.Refusals);

    /// <summary>What each loop last stumbled over and has not recovered from; empty when all is well.</summary>
    public ImmutableSortedDictionary<string, string> Troubles =>
        _symbols.Where(s => s.Value.Trouble is not null).ToImmutableSortedDictionary(
            s => s.Key, s => s.Value.Trouble!, StringComparer.Ordinal);

    internal void Begin(long at) => BeganAt = at;

    internal void Finish(long at)
    {
        FinishedAt = at;
        _finished.TrySetResult();
    }

    internal void Stepped(string symbol)
    {
        var of = Of(symbol);
        of.Steps++;
        of.Trouble = null;
    }

    internal void Recovered(string symbol) => Of(symbol).Trouble = null;

    internal void Refused(string symbol, Refusal refusal)
    {
        var of = Of(symbol);
        of.Refusals++;
        of.LastRefusal = refusal;
    }

    internal void Stumbled(string symbol, Exception over) => Of(symbol).Trouble = over.Message;

    private SymbolProgress Of(string symbol) => _symbols.GetOrAdd(symbol, _ => new SymbolProgress());

    private sealed class SymbolProgress
    {
        public long Steps { get; set; }

        public long Refusals { get; set; }

        public Refusal? LastRefusal { get; set; }

        public string? Trouble { get; set; }
    }
}
