using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>The highest item.</summary>
internal readonly struct HighestFold : IFold<double>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Join(double older, double newer) => older > newer ? older : newer;
}

/// <summary>The lowest item.</summary>
internal readonly struct LowestFold : IFold<double>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Join(double older, double newer) => older < newer ? older : newer;
}
