using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>Mean and spread of a span.</summary>
/// <param name="Count">Items.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="Squares">Σ (item − mean)².</param>
internal readonly record struct Moments(double Count, double Mean, double Squares)
{
    /// <summary>Of one item.</summary>
    public static Moments Of(double item) => new(1, item, 0);
}

/// <summary>Chan, Golub and LeVeque's pairwise update (The American Statistician 37, 1983): squares are of distances
/// between means, never of the items themselves, so a spread far smaller than the level keeps its digits, and the
/// spread of equal items is exactly 0.</summary>
internal readonly struct MomentsFold : IFold<Moments>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Moments Join(Moments older, Moments newer)
    {
        var count = older.Count + newer.Count;
        var share = newer.Count / count;
        var apart = newer.Mean - older.Mean;
        return new Moments(
            count,
            older.Mean + (apart * share),
            older.Squares + newer.Squares + (apart * apart * older.Count * share));
    }
}
