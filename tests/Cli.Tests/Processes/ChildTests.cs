using System.Collections.Immutable;
using System.Diagnostics;
using TradingPlatform.Cli.Processes;

namespace TradingPlatform.Cli.Tests.Processes;

public sealed class ChildTests
{
    [Fact]
    public async Task A_program_gives_its_exit_code_and_last_lines()
    {
        var result = await RunAsync("echo out; echo err >&2; exit 3");
        Assert.Equal(3, result.ExitCode);
        Assert.Equal(["err", "out"], result.Tail.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Only_the_last_lines_are_kept()
    {
        var result = await RunAsync("seq 1 1000");
        Assert.Equal(100, result.Tail.Length);
        Assert.Equal("1000", result.Tail[^1]);
    }

    [Fact]
    public async Task There_is_nothing_to_read() => Assert.Equal(0, (await RunAsync("! read line")).ExitCode);

    [Fact]
    public async Task A_missing_program_answers_as_a_shell_does()
    {
        var request = Request("") with { Program = "no-such-program-anywhere" };
        Assert.Equal(127, (await Child.RunAsync(request, _ => { }, CancellationToken.None)).ExitCode);
    }

    [Fact]
    public async Task A_program_that_hangs_is_killed_with_its_children()
    {
        var request = Request("sleep 60 & echo $!; sleep 60") with { Limit = TimeSpan.FromMilliseconds(500) };
        var result = await Child.RunAsync(request, _ => { }, CancellationToken.None);
        Assert.True(result.TimedOut);
        Assert.False(result.Succeeded);
        Assert.False(IsAlive(result.Tail[0]));
    }

    [Fact]
    public async Task A_daemon_that_keeps_the_pipe_does_not_keep_us()
    {
        var watch = Stopwatch.StartNew();
        var result = await RunAsync("sleep 20 & echo $!; exit 0");
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        await RunAsync($"kill {result.Tail[0]}");
    }

    [Fact]
    public async Task Cancelling_kills_it_and_says_so()
    {
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Child.RunAsync(Request("sleep 60"), _ => { }, source.Token));
    }

    private static Task<ChildResult> RunAsync(string script) =>
        Child.RunAsync(Request(script), _ => { }, CancellationToken.None);

    private static ChildRequest Request(string script) => new(
        "bash", ["-c", script], "/", TimeSpan.FromSeconds(15), ImmutableDictionary<string, string?>.Empty);

    /// <summary>A killed orphan may stay in the list as a zombie where process 1 does not collect them.</summary>
    private static bool IsAlive(string pid)
    {
        var status = $"/proc/{pid}/status";
        return File.Exists(status) && !File.ReadAllText(status).Contains("State:\tZ", StringComparison.Ordinal);
    }
}
