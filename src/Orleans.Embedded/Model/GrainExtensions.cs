using System.Globalization;
using Orleans.Embedded;
using Orleans.Runtime;

namespace Orleans;

/// <summary>Keys and references of grains.</summary>
public static class GrainExtensions
{
    /// <summary>The identity of a grain or of a reference to one.</summary>
    /// <exception cref="ArgumentException">It is neither.</exception>
    public static GrainId GetGrainId(this IAddressable grain) => grain switch
    {
        GrainReference reference => reference.GrainId,
        IGrainBase instance => instance.GrainContext.GrainId,
        _ => throw new ArgumentException(
            $"{grain?.GetType().Name ?? "null"} is no grain and no reference.", nameof(grain)),
    };

    /// <summary>The key of a grain that is identified by text.</summary>
    public static string GetPrimaryKeyString(this IAddressable grain) => grain.GetGrainId().Key.Value;

    /// <summary>The key of a grain that is identified by a <see cref="Guid"/>.</summary>
    public static Guid GetPrimaryKey(this IAddressable grain) => Guid.ParseExact(grain.GetGrainId().Key.Value, "N");

    /// <summary>The key of a grain that is identified by a number.</summary>
    public static long GetPrimaryKeyLong(this IAddressable grain) =>
        long.Parse(grain.GetGrainId().Key.Value, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    /// <summary>A reference to this grain, to hand to others: <c>this</c> itself must never leave the grain.</summary>
    public static TGrainInterface AsReference<TGrainInterface>(this IAddressable grain)
    {
        ArgumentNullException.ThrowIfNull(grain);
        return grain is GrainReference reference
            ? reference.Host.Reference<TGrainInterface>(reference.GrainId)
            : ((IGrainBase)grain).GrainContext.AsActivation().Host.Reference<TGrainInterface>(grain.GetGrainId());
    }
}
