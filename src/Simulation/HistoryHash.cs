using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using TradingPlatform.EventStore.Json;
using TradingPlatform.Simulation.Storage;
using TradingPlatform.Simulation.Workload;

namespace TradingPlatform.Simulation;

/// <summary>One text for one history.</summary>
internal static class HistoryHash
{
    /// <summary>Over every event with its stream and place, and every answer.</summary>
    public static string Of(SimulatedStore store, Journal journal)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var stored in store.All)
        {
            Add(hash, $"{stored.Stream} {stored.Version} {stored.Name} {stored.StoredAt.Ticks}");
            hash.AppendData(
                JsonSerializer.SerializeToUtf8Bytes(stored.Body, stored.Body.GetType(), EventJson.Options));
        }

        foreach (var answer in journal.Answers)
        {
            Add(hash, $"{answer.Number} {answer.VersionTold} {answer.Refusal?.Code}");
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Add(IncrementalHash hash, FormattableString text) =>
        hash.AppendData(Encoding.UTF8.GetBytes(text.ToString(CultureInfo.InvariantCulture)));
}
