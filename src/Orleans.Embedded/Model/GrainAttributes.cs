namespace Orleans;

/// <summary>Names a grain class in identities; without it the class name in lower case minus <c>grain</c> is
/// taken.</summary>
/// <param name="grainType">Unique in the host, <c>symbol</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class GrainTypeAttribute(string grainType) : Attribute
{
    /// <summary>The name.</summary>
    public string GrainType { get; } = grainType;
}

/// <summary>Activations of the class are never deactivated for being idle.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class KeepAliveAttribute : Attribute;

/// <summary>How long an activation of the class stays in memory without being called. Days, hours and minutes add
/// up.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CollectionAgeLimitAttribute : Attribute
{
    /// <summary>Whole or part days.</summary>
    public double Days { get; set; }

    /// <summary>Whole or part hours.</summary>
    public double Hours { get; set; }

    /// <summary>Whole or part minutes.</summary>
    public double Minutes { get; set; }

    /// <summary>Never deactivated for being idle.</summary>
    public bool AlwaysActive { get; set; }

    /// <summary>The sum; at least one minute, as in Orleans.</summary>
    public TimeSpan Amount
    {
        get
        {
            var sum = TimeSpan.FromDays(Days) + TimeSpan.FromHours(Hours) + TimeSpan.FromMinutes(Minutes);
            var atLeast = TimeSpan.FromTicks(Math.Max(sum.Ticks, TimeSpan.TicksPerMinute));
            return AlwaysActive ? Timeout.InfiniteTimeSpan : atLeast;
        }
    }
}

/// <summary>The class consumes, without subscribing, every stream of a namespace: an event of the stream with key K
/// goes to the
/// grain with key K, which is activated for it. The grain attaches its handler with <c>SubscribeAsync</c> in
/// <see cref="Grain.OnActivateAsync"/>.</summary>
/// <param name="streamNamespace">The exact namespace.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class ImplicitStreamSubscriptionAttribute(string streamNamespace) : Attribute
{
    /// <summary>The exact namespace.</summary>
    public string StreamNamespace { get; } = streamNamespace;
}
