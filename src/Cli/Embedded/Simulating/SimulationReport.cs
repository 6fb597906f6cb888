using System.Collections.Immutable;
using System.Globalization;
using TradingPlatform.Simulation.Campaigns;

namespace TradingPlatform.Cli.Simulating;

/// <summary>What a run of <c>tp simulate</c> came to.</summary>
/// <param name="Seeds">Worlds that ended.</param>
/// <param name="Commands">Commands in all of them.</param>
/// <param name="Failed">Worlds in which something was that must never be.</param>
/// <param name="FailedSeeds">Their seeds, at most 1,000.</param>
/// <param name="Hash">One hash over all histories.</param>
/// <param name="Events">Events stored.</param>
/// <param name="Processes">Processes that lived; all but one of each world's were killed.</param>
/// <param name="Troubles">Things that went wrong.</param>
/// <param name="Retries">Attempts of callers that got no answer.</param>
/// <param name="LivedSeconds">Virtual time.</param>
/// <param name="Seconds">Real time.</param>
internal sealed record SimulationReport(
    int Seeds,
    long Commands,
    int Failed,
    ImmutableArray<ulong> FailedSeeds,
    string Hash,
    long Events,
    long Processes,
    long Troubles,
    long Retries,
    double LivedSeconds,
    double Seconds)
{
    private const int ListedMax = 1_000;

    /// <summary>Adds up campaigns.</summary>
    public static SimulationReport Of(
        SimulationRequest request, ImmutableArray<CampaignResult> results, TimeSpan elapsed) => new(
        results.Sum(result => result.Seeds),
        request.Campaigns.Zip(results, (campaign, result) => (long)campaign.Commands * result.Seeds).Sum(),
        results.Sum(result => result.Failed.Length),
        [.. results.SelectMany(result => result.Failed).Select(failure => failure.Seed).Take(ListedMax)],
        string.Join('+', results.Select(result => result.Hash)),
        results.Sum(result => result.Events),
        results.Sum(result => result.Starts),
        results.Sum(result => result.Troubles),
        results.Sum(result => result.Retries),
        Math.Round(results.Sum(result => result.Lived.TotalSeconds), 1),
        Math.Round(elapsed.TotalSeconds, 2));

    /// <summary>For people.</summary>
    public string ToText() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Seeds:N0} worlds, {Commands:N0} commands, {Failed:N0} failed, in {Seconds:0.0} s "
        + $"({Commands / Seconds:N0} commands/s)\n"
        + $"{Events:N0} events, {Processes:N0} processes, {Troubles:N0} troubles, {Retries:N0} retries, "
        + $"{TimeSpan.FromSeconds(LivedSeconds).TotalHours:N1} h lived\nhash {Hash}");
}
