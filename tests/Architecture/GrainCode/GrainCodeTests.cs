using TradingPlatform.Grains;

namespace TradingPlatform.Architecture.GrainCode;

/// <summary>The platform's grains keep every rule, and every rule sees the grain that breaks it.</summary>
public sealed class GrainCodeTests
{
    private static readonly Type[] Platform = typeof(DecidingGrain<,,>).Assembly.GetTypes();
    private static readonly Type[] Bad = typeof(BadGrains).GetNestedTypes();

    [Fact]
    public void Grains_share_no_state()
    {
        Expect.None(GrainCodeRules.SharedState(Platform));
        Assert.Equal(["CountingGrain.Seen", "CountingGrain._count"], GrainCodeRules.SharedState(Bad));
    }

    [Fact]
    public void Grains_are_given_ports_and_immutable_values_alone()
    {
        Expect.None(GrainCodeRules.SharedObjects(Platform));
        Assert.Equal(
            ["SharingGrain(ConcurrentDictionary`2)", "HoldingGrain(CountingGrain)"],
            GrainCodeRules.SharedObjects(Bad));
    }

    [Fact]
    public void Grains_know_each_other_by_reference_alone()
    {
        Expect.None(GrainCodeRules.GrainsInHand(Platform));
        Assert.Equal(["HoldingGrain holds CountingGrain"], GrainCodeRules.GrainsInHand(Bad));
    }

    [Fact]
    public void Grains_stay_in_their_turn()
    {
        Expect.None(GrainCodeRules.Escapes(CompiledAssembly.Load("Grains")));
        var seen = GrainCodeRules.Escapes(CompiledAssembly.Load("Architecture")).ToList();
        string[] bad =
        [
            "System.Threading.Tasks.Task.Run", "System.Threading.Tasks.Task.ConfigureAwait", "System.Threading.Lock",
            "System.Threading.Thread", "System.Collections.Concurrent.ConcurrentDictionary`2",
        ];
        Expect.None(bad.Except(seen, StringComparer.Ordinal));
        Assert.Contains(seen, member => member.EndsWith(".GetRequiredService", StringComparison.Ordinal));
    }
}
