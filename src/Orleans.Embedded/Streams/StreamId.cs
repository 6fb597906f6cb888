using System.Globalization;

namespace Orleans.Runtime;

/// <summary>Which stream: a namespace and a key.</summary>
public readonly struct StreamId : IEquatable<StreamId>, IComparable<StreamId>
{
    private readonly string _namespace;
    private readonly string _key;

    private StreamId(string streamNamespace, string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        _namespace = streamNamespace;
        _key = key;
    }

    /// <summary>A stream with a text for key.</summary>
    public static StreamId Create(string ns, string key) => new(ns, key);

    /// <summary>A stream with a <see cref="Guid"/> for key.</summary>
    public static StreamId Create(string ns, Guid key) => new(ns, key.ToString("N"));

    /// <summary>A stream with a number for key.</summary>
    public static StreamId Create(string ns, long key) => new(ns, key.ToString("X", CultureInfo.InvariantCulture));

    /// <summary>Same namespace, same key.</summary>
    public static bool operator ==(StreamId left, StreamId right) => left.Equals(right);

    /// <summary>Another namespace or another key.</summary>
    public static bool operator !=(StreamId left, StreamId right) => !left.Equals(right);

    /// <summary>Ordinal order of namespace, then key.</summary>
    public static bool operator <(StreamId left, StreamId right) => left.CompareTo(right) < 0;

    /// <summary>Ordinal order of namespace, then key.</summary>
    public static bool operator >(StreamId left, StreamId right) => left.CompareTo(right) > 0;

    /// <summary>Ordinal order of namespace, then key.</summary>
    public static bool operator <=(StreamId left, StreamId right) => left.CompareTo(right) <= 0;

    /// <summary>Ordinal order of namespace, then key.</summary>
    public static bool operator >=(StreamId left, StreamId right) => left.CompareTo(right) >= 0;

    /// <summary>The namespace.</summary>
    public string? GetNamespace() => _namespace;

    /// <summary>The key as text.</summary>
    public string GetKeyAsString() => _key;

    /// <inheritdoc/>
    public bool Equals(StreamId other) =>
        string.Equals(_key, other._key, StringComparison.Ordinal)
        && string.Equals(_namespace, other._namespace, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is StreamId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_namespace, _key);

    /// <inheritdoc/>
    public int CompareTo(StreamId other)
    {
        var byNamespace = string.CompareOrdinal(_namespace, other._namespace);
        return byNamespace != 0 ? byNamespace : string.CompareOrdinal(_key, other._key);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{_namespace}/{_key}";
}
