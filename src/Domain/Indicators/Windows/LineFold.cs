using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>A span of a series against its own bar numbers.</summary>
/// <param name="Count">Items.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="Squares">Σ (item − mean)².</param>
/// <param name="Products">Σ (bar − mean bar)·(item − mean).</param>
internal readonly record struct Line(double Count, double Mean, double Squares, double Products)
{
    /// <summary>Of one item.</summary>
    public static Line Of(double item) => new(1, item, 0, 0);
}

/// <summary>As <see cref="MomentsFold"/>, with the co-moment beside: the means of two neighbouring spans are half of
/// both their lengths apart in time.</summary>
internal readonly struct LineFold : IFold<Line>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Line Join(Line older, Line newer)
    {
        var count = older.Count + newer.Count;
        var share = newer.Count / count;
        var apart = newer.Mean - older.Mean;
        return new Line(
            count,
            older.Mean + (apart * share),
            older.Squares + newer.Squares + (apart * apart * older.Count * share),
            older.Products + newer.Products + (apart * older.Count * newer.Count / 2));
    }
}
