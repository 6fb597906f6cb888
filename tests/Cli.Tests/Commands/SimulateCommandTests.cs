using TradingPlatform.Cli.Commands;

namespace TradingPlatform.Cli.Tests.Commands;

public sealed class SimulateCommandTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("tp simulate ").FullName;
    private readonly StringWriter _out = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _out.Dispose();
        _error.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    [Theory]
    [InlineData("--faults 99999")]
    [InlineData("--faults -1")]
    [InlineData("--faults 1,2")]
    [InlineData("--faults rain")]
    [InlineData("--seed 1 --keep 0")]
    [InlineData("--seed 1 --keep 3,21")]
    [InlineData("--seed 1 --keep a")]
    [InlineData("--seed 1 --keep ,")]
    [InlineData("--keep 1")]
    [InlineData("--events")]
    [InlineData("--seed 1 --events --json")]
    [InlineData("--seed 1 --seeds 2")]
    [InlineData("--seed 1 --tier ci")]
    [InlineData("--seeds 0")]
    public async Task What_makes_no_sense_ends_with_2_and_says_why(string words)
    {
        Assert.Equal(2, await RunAsync($"{words} --commands 20"));
        Assert.Empty(_out.ToString());
        Assert.Contains(words.Split(' ').First(w => w is not "--seed" and not "1"), _error.ToString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_world_of_some_commands_and_some_faults_is_lived()
    {
        Assert.Equal(0, await RunAsync("--seed 1 --commands 20 --keep 3,20 --faults crash,Feed"));
        Assert.StartsWith("seed 1: well", _out.ToString(), StringComparison.Ordinal);
    }

    private Task<int> RunAsync(string words) => new Launcher(CommandList.All, new Session(_root, _out, _error))
        .RunAsync(["simulate", .. words.Split(' ')], CancellationToken.None);
}
