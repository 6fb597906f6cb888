using Xunit.Abstractions;

namespace TradingPlatform.Simulation.Tests;

/// <summary>The simulation's own test: it must find what is really wrong.</summary>
public sealed class PlantedDefectTests(ITestOutputHelper output)
{
    private const int SeedsMax = 200;
    private const int Commands = 300;
    private const int PlantedMin = 15;

    public static TheoryData<string> Planted =>
    [
        .. Directory.EnumerateFiles(PlantedDefect.Folder, "*.txt")
            .Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Planted))]
    public void A_planted_defect_turns_a_run_red(string name)
    {
        var defect = PlantedDefect.Read(name);
        var (assembly, image) = PlantedBuild.Compile(defect);
        var found = new PlantedPlatform(assembly, image).FirstFailure(1, SeedsMax, Commands);
        output.WriteLine($"{defect.What} Found: {found}");
        Assert.True(found is not null, $"{defect.What} {SeedsMax} worlds were well with it.");
    }

    [Fact]
    public void Without_a_defect_a_platform_built_like_that_is_well()
    {
        var sound = new PlantedDefect("none", "Nothing is wrong.", "src/Domain/Decider.cs", "namespace", "namespace");
        var (assembly, image) = PlantedBuild.Compile(sound);
        Assert.Null(new PlantedPlatform(assembly, image).FirstFailure(1, 20, Commands));
    }

    [Fact]
    public void Where_no_order_id_is_remembered_the_store_alone_knows_repeats()
    {
        var forgetful = new PlantedDefect(
            "forgetful", "Ids of ended orders are forgotten at once.", "src/Domain/Trading/AccountState.cs",
            "OrderIds.TryGetValue(orderId, out var known)\n        ? known\n        : ",
            "false\n        ? \"\"\n        : ");
        var (assembly, image) = PlantedBuild.Compile(forgetful);
        Assert.Null(new PlantedPlatform(assembly, image).FirstFailure(1, 60, Commands));
    }

    [Fact]
    public void There_are_enough_of_them() => Assert.InRange(
        Directory.GetFiles(PlantedDefect.Folder, "*.txt").Length, PlantedMin, int.MaxValue);
}
