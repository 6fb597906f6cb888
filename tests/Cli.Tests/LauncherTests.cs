using TradingPlatform.Cli.Arguments;
using TradingPlatform.PrivatePostgres;

namespace TradingPlatform.Cli.Tests;

public sealed class LauncherTests : IDisposable
{
    // The space in the path is part of the test.
    private readonly string _root = Directory.CreateTempSubdirectory("tp cli ").FullName;
    private readonly StringWriter _out = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _out.Dispose();
        _error.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    [Fact]
    public async Task Help_is_a_result_and_ends_well()
    {
        Assert.Equal(0, await RunAsync(["help"], () => throw new InvalidOperationException("must not run")));
        Assert.Contains("usage: tp COMMAND", _out.ToString(), StringComparison.Ordinal);
        Assert.Empty(_error.ToString());
    }

    [Fact]
    public async Task An_unknown_command_ends_with_2_and_the_list_on_standard_error()
    {
        Assert.Equal(2, await RunAsync(["dance"], () => throw new InvalidOperationException("must not run")));
        Assert.Contains("there is no command 'dance'", _error.ToString(), StringComparison.Ordinal);
        Assert.Contains("Does it", _error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_out.ToString());
    }

    [Fact]
    public async Task An_expected_failure_is_one_sentence_without_a_stack_trace()
    {
        Assert.Equal(1, await RunAsync(["do"], () => throw new CommandFailedException("Port 3080 is taken.")));
        Assert.Equal("tp: Port 3080 is taken.\n", _error.ToString());
    }

    [Fact]
    public async Task A_database_that_cannot_be_had_is_told_in_its_own_words()
    {
        Assert.Equal(1, await RunAsync(
            ["do"], () => throw new LocalPostgresException(LocalPostgresProblem.ServerMissing, "Install PostgreSQL.")));
        Assert.Equal("tp: Install PostgreSQL.\n", _error.ToString());
    }

    [Fact]
    public async Task A_bug_is_one_line_on_the_screen_and_whole_in_the_log()
    {
        Assert.Equal(1, await RunAsync(["do"], () => throw new InvalidOperationException("first line\nsecond line")));
        var screen = _error.ToString();
        Assert.Contains("first line", screen, StringComparison.Ordinal);
        Assert.DoesNotContain("second line", screen, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", screen, StringComparison.Ordinal);
        var log = Path.Combine(_root, ".data", "logs", "tp.log");
        Assert.Contains(log, screen, StringComparison.Ordinal);
        Assert.Contains("   at ", await File.ReadAllTextAsync(log), StringComparison.Ordinal);
    }

    private Task<int> RunAsync(string[] words, Func<int> act)
    {
        var command = new CommandDefinition("do", "Does it", [], [], (_, _, _) => Task.FromResult(act()));
        return new Launcher([command], new Session(_root, _out, _error)).RunAsync([.. words], CancellationToken.None);
    }
}
