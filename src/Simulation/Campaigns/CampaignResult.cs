using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace TradingPlatform.Simulation.Campaigns;

/// <summary>What many worlds came to.</summary>
/// <param name="Seeds">How many ended.</param>
/// <param name="Failed">Those in which something was that must never be, by seed.</param>
/// <param name="Hash">SHA-256 over all hashes, by seed: equal for equal campaigns of one binary.</param>
/// <param name="Events">Events stored, all together.</param>
/// <param name="Starts">Processes that lived.</param>
/// <param name="Troubles">Things that went wrong.</param>
/// <param name="Retries">Attempts of callers that got no answer.</param>
/// <param name="Lived">How long the worlds lasted by their own clocks, all together.</param>
public sealed record CampaignResult(
    int Seeds,
    ImmutableArray<SimulationResult> Failed,
    string Hash,
    long Events,
    long Starts,
    long Troubles,
    long Retries,
    TimeSpan Lived)
{
    /// <summary>Adds up worlds that are in the order of their seeds.</summary>
    internal static CampaignResult Of(IReadOnlyCollection<SimulationResult> results) => new(
        results.Count,
        [.. results.Where(result => !result.IsWell)],
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.ASCII.GetBytes(string.Concat(results.Select(result => result.Hash))))),
        results.Sum(result => result.Events),
        results.Sum(result => (long)result.Starts),
        results.Sum(result => result.Troubles),
        results.Sum(result => result.Retries),
        TimeSpan.FromTicks(results.Sum(result => result.Elapsed.Ticks)));
}
