using TradingPlatform.Cli.Arguments;
using TradingPlatform.Cli.Commands;

namespace TradingPlatform.Cli.Tests;

public sealed class CommandListTests
{
    [Fact]
    public void Every_command_has_a_name_of_its_own() =>
        Assert.Equal(CommandList.All.Length, CommandList.All.DistinctBy(command => command.Name).Count());

    [Fact]
    public void Every_command_and_option_explains_itself() => Assert.All(CommandList.All, command =>
    {
        Assert.NotEmpty(command.Summary);
        Assert.All(command.Options, option =>
        {
            Assert.StartsWith("--", option.Name, StringComparison.Ordinal);
            Assert.NotEmpty(option.Help);
        });
    });

    [Fact]
    public void No_line_of_any_help_is_wider_than_a_screen() => Assert.All(
        CommandList.All.Select(HelpText.Of).Append(HelpText.Of(CommandList.All)).SelectMany(help => help.Split('\n')),
        line => Assert.InRange(line.Length, 0, 120));
}
