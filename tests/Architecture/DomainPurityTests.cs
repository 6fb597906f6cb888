namespace TradingPlatform.Architecture;

/// <summary>The Domain has no clock, no randomness, no input or output, no threads, and no floating point.</summary>
public sealed class DomainPurityTests
{
    private static readonly CompiledAssembly Domain = CompiledAssembly.Load("Domain");
    private static readonly CompiledAssembly Impure = CompiledAssembly.Load("Architecture");

    [Fact]
    public void Domain_refers_to_nothing_of_ours() => Expect.None(Domain.OurReferences);

    [Fact]
    public void Domain_uses_only_plain_parts_of_the_framework() =>
        Expect.None(Domain.Assemblies.Except(Purity.Assemblies, StringComparer.Ordinal));

    [Fact]
    public void Domain_names_no_impure_type() => Expect.None(Purity.BannedTypes(Domain));

    [Fact]
    public void Domain_calls_no_impure_member() => Expect.None(Purity.BannedMembers(Domain));

    [Fact]
    public void Domain_has_no_floating_point() => Expect.None(Domain.FloatingPoint);

    [Theory]
    [InlineData("System.IO.File")]
    [InlineData("System.Random")]
    [InlineData("System.Threading.Tasks.Task")]
    [InlineData("System.Diagnostics.Stopwatch")]
    public void The_search_sees_an_impure_type(string type) => Assert.Contains(type, Purity.BannedTypes(Impure));

    [Theory]
    [InlineData("System.DateTime.get_UtcNow")]
    [InlineData("System.Guid.NewGuid")]
    public void The_search_sees_an_impure_call(string member) => Assert.Contains(member, Purity.BannedMembers(Impure));

    [Theory]
    [InlineData("ImpureCode.Half")]
    [InlineData("ImpureCode.Everything")]
    [InlineData("call of System.Math.Sqrt")]
    public void The_search_sees_floating_point(string place) => Assert.Contains(place, Impure.FloatingPoint);
}
