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

/// <summary>A number and when it came.</summary>
/// <param name="Value">The number.</param>
/// <param name="At">How many inputs came before it.</param>
internal readonly record struct Placed(double Value, long At);

/// <summary>The highest item; of equal ones the newest.</summary>
internal readonly struct NewestHighestFold : IFold<Placed>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Placed Join(Placed older, Placed newer) => older.Value > newer.Value ? older : newer;
}

/// <summary>The highest item; of equal ones the oldest.</summary>
internal readonly struct OldestHighestFold : IFold<Placed>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Placed Join(Placed older, Placed newer) => newer.Value > older.Value ? newer : older;
}
