using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>The sum of the items.</summary>
internal readonly struct SumFold : IFold<double>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Join(double older, double newer) => older + newer;
}

/// <summary>Two numbers of one bar.</summary>
internal readonly record struct Pair(double First, double Second);

/// <summary>The sums of both numbers.</summary>
internal readonly struct PairFold : IFold<Pair>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair Join(Pair older, Pair newer) => new(older.First + newer.First, older.Second + newer.Second);
}

/// <summary>A span of a series weighted 1, 2, 3 … from its oldest item on.</summary>
/// <param name="Count">Items.</param>
/// <param name="Sum">Their sum.</param>
/// <param name="Total">Their weighted sum.</param>
internal readonly record struct Weighted(double Count, double Sum, double Total);

/// <summary>Weights go on counting from one span to the next.</summary>
internal readonly struct WeightedFold : IFold<Weighted>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Weighted Join(Weighted older, Weighted newer) => new(
        older.Count + newer.Count,
        older.Sum + newer.Sum,
        older.Total + newer.Total + (older.Count * newer.Sum));
}
