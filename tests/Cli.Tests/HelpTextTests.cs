using TradingPlatform.Cli.Arguments;

namespace TradingPlatform.Cli.Tests;

public sealed class HelpTextTests
{
    [Fact]
    public void A_long_explanation_is_broken_between_words_and_stands_in_its_column()
    {
        var help = string.Join(' ', Enumerable.Repeat("word", 40));
        var lines = HelpText.Of(new CommandDefinition(
            "do", "Does it", [], [Option.Switch("--much", help)], (_, _, _) => Task.FromResult(0))).Split('\n');
        var option = lines.SkipWhile(line => !line.Contains("--much", StringComparison.Ordinal)).ToList();
        Assert.True(option.Count > 1);
        Assert.All(option, line => Assert.InRange(line.Length, 1, 100));
        Assert.All(option.Skip(1), line => Assert.StartsWith("          word", line, StringComparison.Ordinal));
        Assert.Equal(40, string.Join(' ', option).Split("word").Length - 1);
    }
}
