namespace TradingPlatform.Domain.Indicators;

/// <summary>How levels follow from a session's high H, low L and close C, with P = (H + L + C) / 3.</summary>
public enum PivotKind
{
    /// <summary>2P − L, P + (H − L), H + 2(P − L), and their mirrors.</summary>
    Classic,

    /// <summary>P ± 0.382, 0.618 and 1 times (H − L).</summary>
    Fibonacci,

    /// <summary>C ± 1.1 / 12, 1.1 / 6 and 1.1 / 4 times (H − L).</summary>
    Camarilla,
}

/// <summary>Levels of a session, in quote.</summary>
/// <param name="Pivot">(H + L + C) / 3.</param>
/// <param name="R1">First resistance.</param>
/// <param name="R2">Second resistance.</param>
/// <param name="R3">Third resistance.</param>
/// <param name="S1">First support.</param>
/// <param name="S2">Second support.</param>
/// <param name="S3">Third support.</param>
/// <param name="KnownAtMs">Close of the first bar after the session: the levels are not to be used before.</param>
public readonly record struct PivotValue(
    double Pivot, double R1, double R2, double R3, double S1, double S2, double S3, long KnownAtMs)
{
    /// <summary>No session has ended yet.</summary>
    public static PivotValue None { get; } = new(
        Statistic.Undefined,
        Statistic.Undefined,
        Statistic.Undefined,
        Statistic.Undefined,
        Statistic.Undefined,
        Statistic.Undefined,
        Statistic.Undefined,
        0);

    /// <summary>The levels that follow from a session.</summary>
    public static PivotValue Of(PivotKind kind, double high, double low, double close, long knownAtMs)
    {
        var (pivot, height) = ((high + low + close) / 3, high - low);
        return kind switch
        {
            PivotKind.Classic => new(
                pivot,
                (2 * pivot) - low,
                pivot + height,
                high + (2 * (pivot - low)),
                (2 * pivot) - high,
                pivot - height,
                low - (2 * (high - pivot)),
                knownAtMs),
            PivotKind.Fibonacci => Around(pivot, pivot, height, (0.382, 0.618, 1), knownAtMs),
            _ => Around(pivot, close, height, (1.1 / 12, 1.1 / 6, 1.1 / 4), knownAtMs),
        };
    }

    private static PivotValue Around(
        double pivot, double middle, double height, (double First, double Second, double Third) at, long knownAtMs) =>
        new(
            pivot,
            middle + (at.First * height),
            middle + (at.Second * height),
            middle + (at.Third * height),
            middle - (at.First * height),
            middle - (at.Second * height),
            middle - (at.Third * height),
            knownAtMs);
}
