using Services = System.Collections.Generic.Dictionary<string, object>;

namespace TradingPlatform.Architecture.Docker;

/// <summary>The file that starts a cluster cannot be run by the tests, but it can be read by them.</summary>
public sealed class ComposeTests
{
    private static readonly Services File = Yaml.Parse(RepositoryFiles.Read("docker/compose.cluster.yml"));
    private static readonly Services Services = (Services)File["services"];

    [Fact]
    public void There_are_a_database_two_silos_and_one_api() =>
        Assert.Equal(["postgres", "silo1", "silo2", "api"], Services.Keys);

    [Fact]
    public void Every_service_says_when_it_is_healthy_and_has_an_image() => Assert.All(Services.Values, service =>
    {
        var health = (Services)((Services)service)["healthcheck"];
        Assert.Equal(["interval", "retries", "test", "timeout"], health.Keys.Except(["start_period"]).Order());
        Assert.Contains("image", ((Services)service).Keys);
    });

    [Fact]
    public void Whoever_waits_for_another_service_names_one_that_is_there() => Expect.None(
        from service in Services
        where ((Services)service.Value).ContainsKey("depends_on")
        from other in ((Services)((Services)service.Value)["depends_on"]).Keys
        where !Services.ContainsKey(other)
        select $"{service.Key}: {other}");

    [Fact]
    public void The_dockerfile_that_is_named_is_there()
    {
        var build = (Services)((Services)Services["silo1"])["build"];
        Assert.Contains((string)build["dockerfile"], RepositoryFiles.Tracked);
        var arguments = ((Services)build["args"]).Keys;
        var dockerfile = RepositoryFiles.Read((string)build["dockerfile"]);
        Assert.All(arguments, name => Assert.Contains($"ARG {name}", dockerfile, StringComparison.Ordinal));
    }

    [Fact]
    public void Passwords_come_from_outside() => Expect.None(
        from line in RepositoryFiles.Read("docker/compose.cluster.yml").Split('\n')
        where line.Contains("PASSWORD", StringComparison.OrdinalIgnoreCase)
        where !line.Contains("${TP_DB_PASSWORD:-local-only}", StringComparison.Ordinal)
        select line);

    [Fact]
    public void Nothing_is_reachable_from_other_machines()
    {
        Assert.Equal(["127.0.0.1:${TP_DB_PORT:-5432}:5432"], (List<object>)((Services)Services["postgres"])["ports"]);
        Expect.None(Services.Where(service => service.Key is not "postgres")
            .Where(service => ((Services)service.Value).ContainsKey("ports"))
            .Select(service => service.Key));
    }

    [Theory]
    [InlineData("a: 1\n  b: 2", "is not where it belongs")]
    [InlineData("a:\nb: 1", "should be indented")]
    [InlineData("a: 1\na: 2", "second 'a'")]
    [InlineData("a\n", "is not 'key: value'")]
    [InlineData("a: *b", "unknown *b")]
    [InlineData("a: [1, 2", "open bracket")]
    [InlineData("a: b: c", "needs quotes")]
    [InlineData("a: 'b'", "form unknown here")]
    public void A_file_that_is_wrong_is_not_read(string text, string how) => Assert.Contains(
        how, Assert.Throws<FormatException>(() => Yaml.Parse(text)).Message, StringComparison.Ordinal);
}
