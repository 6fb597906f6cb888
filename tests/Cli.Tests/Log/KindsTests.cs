using System.Reflection;
using System.Runtime.CompilerServices;
using TradingPlatform.EventStore.Aggregates;
using TradingPlatform.Grains;

namespace TradingPlatform.Cli.Tests.Log;

/// <summary>A grain whose kind nobody can fold would be shown to nobody and checked by nobody.</summary>
public sealed class KindsTests
{
    public static TheoryData<Type> Grains { get; } = [.. AllGrains()];

    [Theory]
    [MemberData(nameof(Grains))]
    public void Every_grain_with_a_stream_is_folded_as_it_folds_itself(Type grain)
    {
        // Its kind is a constant: no constructor is needed to ask for it.
        var kind = grain.GetProperty("Kind", BindingFlags.Instance | BindingFlags.NonPublic)!
            .GetValue(RuntimeHelpers.GetUninitializedObject(grain));
        var known = Assert.Single(AggregateKinds.Platform.All, one => Equals(one.Name, kind));
        var types = BaseOf(grain)!.GetGenericArguments();
        Assert.Equal((types[0], types[2]), (known.StateType, known.EventType));
    }

    [Fact]
    public void No_kind_is_without_its_grain() =>
        Assert.Equal(AggregateKinds.Platform.All.Length, AllGrains().Count());

    private static IEnumerable<Type> AllGrains() => typeof(DecidingGrain<,,>).Assembly.GetTypes().Where(IsGrain);

    private static bool IsGrain(Type type) => !type.IsAbstract && BaseOf(type) is not null;

    private static Type? BaseOf(Type? type)
    {
        while (type is not null
            && !(type.IsGenericType && type.GetGenericTypeDefinition() == typeof(DecidingGrain<,,>)))
        {
            type = type.BaseType;
        }

        return type;
    }
}
