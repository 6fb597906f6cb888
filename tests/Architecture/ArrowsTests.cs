using System.Xml.Linq;

namespace TradingPlatform.Architecture;

public sealed class ArrowsTests
{
    private const string ActorHost = "TradingPlatform.Orleans.Embedded|";

    public static TheoryData<string> Projects { get; } = [.. ProjectFiles().Select(NameOf)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void What_a_project_uses_lies_on_the_allowed_side(string project) =>
        Expect.None(CompiledAssembly.Load(project).OurReferences.Except(AllowedFor(project), StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Projects))]
    public void What_a_project_file_names_lies_on_the_allowed_side(string project)
    {
        var file = XDocument.Parse(RepositoryFiles.Read($"src/{project}/{project}.csproj"));
        var named = file.Descendants("ProjectReference").Select(to => NameOf(to.Attribute("Include")!.Value));
        Expect.None(named.Except(AllowedFor(project), StringComparer.Ordinal));
    }

    [Fact]
    public void No_listed_project_is_gone() =>
        Expect.None(Arrows.Allowed.Keys.Except(ProjectFiles().Select(NameOf), StringComparer.Ordinal));

    [Fact]
    public void There_is_no_circle() => Assert.All(
        Arrows.Allowed, entry => Assert.All(
            entry.Value, target => Assert.DoesNotContain(entry.Key, Arrows.Allowed[target])));

    [Fact]
    public void Grains_use_only_the_names_of_Orleans_from_the_actor_host() => Assert.All(
        CompiledAssembly.Load("Grains").Types.Where(type => type.StartsWith(ActorHost, StringComparison.Ordinal)),
        type => Assert.StartsWith("Orleans.", type[ActorHost.Length..], StringComparison.Ordinal));

    private static string[] AllowedFor(string project) => Arrows.Allowed.TryGetValue(project, out var allowed)
        ? allowed
        : throw new InvalidOperationException($"Nobody has said in Arrows what {project} may refer to.");

    private static IEnumerable<string> ProjectFiles() => RepositoryFiles.Tracked
        .Where(path => path.StartsWith("src/", StringComparison.Ordinal))
        .Where(path => path.EndsWith(".csproj", StringComparison.Ordinal));

    private static string NameOf(string path) => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'));
}
