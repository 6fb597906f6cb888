using System.Collections.Immutable;
using TradingPlatform.Cli.Arguments;

namespace TradingPlatform.Cli.Tests.Arguments;

public sealed class CommandLineTests
{
    private static readonly ImmutableArray<CommandDefinition> Commands =
    [
        Command(
            "run", [],
            Option.Whole("--port", "The port", 1, 65535), Option.Choice("--feed", "The feed", "live", "replay"),
            Option.Switch("--report", "A report"), Option.Text("--data", "DIR", "The folder")),
        Command("data import", ["DIR"]),
        Command("data list", []),
        Command("db retry", ["READER", "[STREAM]"]),
    ];

    [Theory]
    [InlineData("mailer")]
    [InlineData("mailer", "account-ann")]
    public void What_stands_in_brackets_may_be_left_out(params string[] operands) => Assert.Equal(
        operands, Assert.IsType<Parsed.Run>(Parse(["db", "retry", .. operands])).Arguments.Operands);

    [Theory]
    [InlineData]
    [InlineData("mailer", "account-ann", "more")]
    public void What_does_not_may_not_and_no_more_is_taken(params string[] operands) =>
        Assert.IsType<Parsed.Wrong>(Parse(["db", "retry", .. operands]));

    [Fact]
    public void Options_are_read_in_both_spellings()
    {
        var run = Assert.IsType<Parsed.Run>(Parse("run", "--port", "3090", "--feed=replay", "--report"));
        Assert.Equal(3090, run.Arguments.Whole("--port", 3080));
        Assert.Equal("replay", run.Arguments.Text("--feed"));
        Assert.True(run.Arguments.Has("--report"));
        Assert.Null(run.Arguments.Text("--data"));
    }

    [Fact]
    public void A_number_not_given_has_its_default() =>
        Assert.Equal(3080, Assert.IsType<Parsed.Run>(Parse("run")).Arguments.Whole("--port", 3080));

    [Fact]
    public void A_command_of_two_words_takes_what_follows() =>
        Assert.Equal(
            "/some where",
            Assert.Single(Assert.IsType<Parsed.Run>(Parse("data", "import", "/some where")).Arguments.Operands));

    [Fact]
    public void A_value_may_hold_an_equals_sign() => Assert.Equal(
        "a=b", Assert.IsType<Parsed.Run>(Parse("run", "--data=a=b")).Arguments.Text("--data"));

    [Theory]
    [InlineData("'run' has no option --prot; did you mean --port?", "run", "--prot", "1")]
    [InlineData("'run' has no option --zzzzzz", "run", "--zzzzzz")]
    [InlineData("--port must be a whole number from 1 to 65535, not '0'", "run", "--port", "0")]
    [InlineData("--port must be a whole number from 1 to 65535, not '9e99'", "run", "--port", "9e99")]
    [InlineData("--port needs a value: N", "run", "--port")]
    [InlineData("--feed must be one of live, replay, not 'liev'", "run", "--feed", "liev")]
    [InlineData("--report takes no value", "run", "--report=yes")]
    [InlineData("--report is given twice", "run", "--report", "--report")]
    [InlineData("--data must not be empty, not ''", "run", "--data", "")]
    [InlineData("'run' does not know what to do with 'fast'", "run", "fast")]
    [InlineData("'data import' needs DIR", "data", "import")]
    [InlineData("'data' needs one of: import, list", "data")]
    [InlineData("there is no 'data lst'; did you mean list?; there is: import, list", "data", "lst")]
    [InlineData("there is no command 'rnu'; did you mean run?", "rnu")]
    [InlineData("there is no command 'whatever'", "whatever")]
    public void Nonsense_is_named_with_the_nearest_sense(string message, params string[] words) =>
        Assert.Equal(message, Assert.IsType<Parsed.Wrong>(Parse(words)).Message);

    [Theory]
    [InlineData(null)]
    [InlineData(null, "help")]
    [InlineData(null, "--help")]
    [InlineData("run", "help", "run")]
    [InlineData("run", "run", "--port", "3090", "--help")]
    [InlineData("data list", "data", "list", "-h")]
    public void Help_is_given_for_all_or_for_one(string? command, params string[] words) =>
        Assert.Equal(command, Assert.IsType<Parsed.Help>(Parse(words)).Command?.Name);

    [Fact]
    public void The_list_names_every_command_and_the_exit_codes()
    {
        var help = HelpText.Of(Commands);
        Assert.All(Commands, command => Assert.Contains(command.Name, help, StringComparison.Ordinal));
        Assert.Contains("2 usage", help, StringComparison.Ordinal);
    }

    private static Parsed Parse(params string[] words) => new CommandLine(Commands).Parse([.. words]);

    private static CommandDefinition Command(string name, ImmutableArray<string> operands, params Option[] options) =>
        new(name, "Does it", operands, [.. options], (_, _, _) => Task.FromResult(0));
}
