namespace TradingPlatform.Architecture.Contracts;

/// <summary>The manifest in docs/contracts.md and the code say the same, and no promise is taken back.</summary>
public sealed class ContractManifestTests
{
    private const string File = "docs/contracts.md";
    private const string HowToUpdate =
        "Run: TP_CONTRACTS=update dotnet test tests/Architecture -c Release, look at what changed, and commit it.";

    private static readonly ContractEntry Known = new(ContractEntry.Messages, "View#00", "int", "View.Count");

    [Fact]
    public void The_code_keeps_what_the_manifest_promises_and_the_manifest_knows_all_of_it()
    {
        var code = ContractCatalogue.Of(GrainContracts.Platform);
        var path = Path.Combine(RepositoryFiles.Root, File);
        var manifest = ContractManifest.Parse(System.IO.File.Exists(path) ? System.IO.File.ReadAllText(path) : "");
        Expect.None(manifest.BrokenBy(code));
        if (Environment.GetEnvironmentVariable("TP_CONTRACTS") is "update")
        {
            System.IO.File.WriteAllText(path, manifest.Follow(code).ToString());
            return;
        }

        var behind = manifest.BehindOf(code).ToList();
        Assert.True(behind.Count == 0, $"{File} is behind the code. {HowToUpdate}\n{string.Join('\n', behind)}");
        Assert.True(
            string.Equals(manifest.Follow(code).ToString(), RepositoryFiles.Read(File), StringComparison.Ordinal),
            $"{File} was edited by hand, or a name in the code changed. {HowToUpdate}");
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        var code = ContractCatalogue.Of(GrainContracts.Platform);
        var manifest = Of(Known).Follow(code);
        Assert.Equal(manifest.ToString(), ContractManifest.Parse(manifest.ToString()).ToString());
        Assert.Equal(code.Count, manifest.Current.Length);
        Assert.Equal(Known, Assert.Single(manifest.Retired));
    }

    [Fact]
    public void A_changed_entry_breaks_its_promise() => Assert.Contains(
        "was int and is long now",
        Assert.Single(Of(Known).BrokenBy([Known with { Shape = "long" }])),
        StringComparison.Ordinal);

    [Fact]
    public void A_renamed_property_breaks_nothing() =>
        Assert.Empty(Of(Known).BrokenBy([Known with { InCode = "View.Number" }]));

    [Fact]
    public void A_removed_entry_is_missed_and_then_stays_listed_as_retired()
    {
        Assert.Equal(["gone from the code: View#00"], Of(Known).BehindOf([]));
        var followed = Of(Known).Follow([]);
        Assert.Equal(Known, Assert.Single(followed.Retired));
        Assert.Equal(Known, Assert.Single(followed.Follow([]).Retired));
    }

    [Fact]
    public void A_new_entry_is_missed() => Assert.Equal(["not listed: View#00"], Of().BehindOf([Known]));

    [Fact]
    public void A_retired_name_is_not_used_again() => Assert.Contains(
        "is retired", Assert.Single(Of(Known).Follow([]).BrokenBy([Known])), StringComparison.Ordinal);

    private static ContractManifest Of(params ContractEntry[] current) => new([.. current], []);
}
