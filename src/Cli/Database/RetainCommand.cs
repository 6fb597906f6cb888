using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using TradingPlatform.Cli.Arguments;
using TradingPlatform.EventStore.Events;
using TradingPlatform.EventStore.Postgres;
using TradingPlatform.EventStore.Upkeep.Market;

namespace TradingPlatform.Cli.Database;

/// <summary><c>tp db retain</c>: drops months of the market log that are old enough.</summary>
internal static class RetainCommand
{
    private const string Market = "--market";

    /// <summary>Its name, options and code.</summary>
    public static CommandDefinition Definition { get; } = new(
        "db retain", "Drop old months of the market log; events stay for ever", [],
        [
            DaysOption.Create(Market, "Keep the steps that were stored in the last DAYS, in whole months"),
            Option.Switch("--dry-run", "Only tell what would go"),
            Option.Switch("--json", "One JSON object"),
        ],
        RunAsync);

    private static async Task<int> RunAsync(ParsedArguments arguments, Session session, CancellationToken stop)
    {
        if (DaysOption.Of(arguments, Market) is not { } keep)
        {
            throw CommandFailedException.Usage("'db retain' needs --market DAYS, for example --market 90d.");
        }

        await using var database = await MigratedDatabase.OpenAsync(session, stop);
        await using var events = new PostgresEventLog(
            database.ConnectionString, EventCatalog.Domain, TimeProvider.System);
        await using var retention = new MarketRetention(database.ConnectionString, events, TimeProvider.System);
        var plan = await retention.PlanAsync(keep, stop);
        var isDry = arguments.Has("--dry-run");
        var dropped = isDry ? [] : await DropAsync(retention, plan, stop);
        session.Out.WriteLine(arguments.Has("--json")
            ? JsonSerializer.Serialize(new { dryRun = isDry, dropped, plan }, JsonLines.Options)
            : Text(plan, isDry));
        return ExitCode.Ok;
    }

    private static async Task<ImmutableArray<string>> DropAsync(
        MarketRetention retention, RetentionPlan plan, CancellationToken stop)
    {
        try
        {
            return await retention.DropAsync(plan, stop);
        }
        catch (RetentionBusyException e)
        {
            throw new CommandFailedException(e.Message, e);
        }
    }

    private static string Text(RetentionPlan plan, bool isDry)
    {
        var lines = new List<string>();
        lines.AddRange(plan.Drops.Select(month => Line(month, isDry ? "would go" : "dropped")));
        lines.AddRange(plan.Keeps.Select(month => Line(month, "stays")));
        if (plan.Drops.IsEmpty)
        {
            lines.Add(string.Create(
                CultureInfo.InvariantCulture, $"No month had ended before {plan.Before:yyyy-MM}."));
        }

        if (plan.KeptFor is { } symbol)
        {
            lines.Add($"More stays than its age asks for: {symbol} still needs it to go on.");
        }

        var moved = plan.Needs.Sum(need => need.Moves);
        if (moved > 0)
        {
            lines.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{moved:N0} old steps that symbols still need {(isDry ? "would move" : "moved")} to later months."));
        }

        return string.Join('\n', lines);
    }

    private static string Line(MarketMonth month, string fate) => string.Create(
        CultureInfo.InvariantCulture, $"{month.Name}  {month.Bytes / 1_000_000m,10:N1} MB  {fate}");
}
