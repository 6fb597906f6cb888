namespace TradingPlatform.Domain.Indicators;

/// <summary>A turning point.</summary>
/// <param name="Price">The extreme, in quote; undefined where there is none yet.</param>
/// <param name="AtMs">Open of the bar it happened in, milliseconds since 1970-01-01 UTC.</param>
/// <param name="KnownAtMs">Close of the bar that made it certain: a rule that uses it earlier looks ahead.</param>
public readonly record struct Swing(double Price, long AtMs, long KnownAtMs)
{
    /// <summary>None yet.</summary>
    public static Swing None { get; } = new(Statistic.Undefined, 0, 0);
}

/// <summary>The turning points that are known, and what they say.</summary>
/// <param name="High">The newest swing high.</param>
/// <param name="HighBefore">The one before it.</param>
/// <param name="Low">The newest swing low.</param>
/// <param name="LowBefore">The one before it.</param>
/// <param name="Break">1 on the bar that first closes above the newest high, −1 on the one that first closes below the
/// newest low, else 0.</param>
public readonly record struct SwingValue(Swing High, Swing HighBefore, Swing Low, Swing LowBefore, long Break)
{
    /// <summary>1 while highs and lows rise, −1 while both fall, else 0.</summary>
    public int Trend => High.Price > HighBefore.Price && Low.Price > LowBefore.Price ? 1
        : High.Price < HighBefore.Price && Low.Price < LowBefore.Price ? -1
        : 0;

    /// <summary>Whether this bar broke the structure against its trend: a change of character, where a break with the
    /// trend goes on with it.</summary>
    public bool IsChange => Break != 0 && Break == -Trend;
}
