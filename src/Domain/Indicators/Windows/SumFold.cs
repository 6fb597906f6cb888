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
