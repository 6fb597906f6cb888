namespace TradingPlatform.Domain.Strategies;

/// <summary>A trading idea as a pure function: the same sight gives the same opinion, for ever.</summary>
public interface IStrategy
{
    /// <summary>First part of its rule names: <c>mean-reversion</c>.</summary>
    string Name { get; }

    /// <summary>Why it should earn money at all, in one sentence that data could refute.</summary>
    string Hypothesis { get; }

    /// <summary>After how many bars an entry that has not filled is taken back.</summary>
    int EntryBarsMax { get; }

    /// <summary>After how many bars a position is closed, whatever it earned; less than the profile's window.</summary>
    int HoldBarsMax { get; }

    /// <summary>Distance of the trailing stop from the best price since entry, in ATR at entry; 0 when the stop
    /// stays.</summary>
    decimal TrailAtr { get; }

    /// <summary>Looks at closed bars and says what it wants, or what it waits for. Cost: at most 50 µs.</summary>
    Opinion Look(StrategySight sight);
}
