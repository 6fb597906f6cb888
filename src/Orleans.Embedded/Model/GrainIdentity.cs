using System.Diagnostics.CodeAnalysis;
using System.Text;
using Orleans.Embedded;

namespace Orleans.Runtime;

/// <summary>The name of a grain class, the first part of a <see cref="GrainId"/>.</summary>
/// <param name="Value">Lower case, <c>symbol</c>.</param>
public readonly record struct GrainType(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A grain's key as text: a number is hexadecimal, a <see cref="Guid"/> is 32 digits.</summary>
/// <param name="Value">The text.</param>
public readonly record struct IdSpan(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>Which grain: its class's name and its key, <c>symbol/BINANCE:BTCUSDT</c>.</summary>
[SuppressMessage("Naming", "CA1721", Justification = "Type and Key are Orleans' own names.")]
public readonly struct GrainId : IEquatable<GrainId>
{
    private readonly int _hash;

    /// <summary>Makes an identity.</summary>
    public GrainId(GrainType type, IdSpan key)
    {
        Type = type;
        Key = key;
        _hash = HashCode.Combine(
            type.Value.GetHashCode(StringComparison.Ordinal), key.Value.GetHashCode(StringComparison.Ordinal));
    }

    /// <summary>The name of the grain class.</summary>
    public GrainType Type { get; }

    /// <summary>The key.</summary>
    public IdSpan Key { get; }

    /// <summary>Makes an identity of two texts.</summary>
    public static GrainId Create(string type, string key) => new(new GrainType(type), new IdSpan(key));

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="ArgumentException">It is no identity.</exception>
    public static GrainId Parse(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var slash = value.IndexOf('/', StringComparison.Ordinal);
        return slash > 0
            ? Create(value[..slash], value[(slash + 1)..])
            : throw new ArgumentException($"'{value}' is no identity of a grain.", nameof(value));
    }

    /// <summary>A hash that is the same in every process and for ever, as Orleans computes it.</summary>
    public uint GetUniformHashCode() => unchecked(
        (StableHash.Of(Encoding.UTF8.GetBytes(Type.Value)) * 31) + StableHash.Of(Encoding.UTF8.GetBytes(Key.Value)));

    /// <summary>Same class, same key.</summary>
    public static bool operator ==(GrainId left, GrainId right) => left.Equals(right);

    /// <summary>Another class or another key.</summary>
    public static bool operator !=(GrainId left, GrainId right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(GrainId other) =>
        _hash == other._hash
        && string.Equals(Key.Value, other.Key.Value, StringComparison.Ordinal)
        && string.Equals(Type.Value, other.Type.Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is GrainId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    /// <inheritdoc/>
    public override string ToString() => $"{Type.Value}/{Key.Value}";
}
