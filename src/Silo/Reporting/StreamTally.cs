using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using TradingPlatform.EventStore.Json;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.Silo.Reporting;

/// <summary>Counts and hashes streams of the log.</summary>
/// <param name="Events">How many events.</param>
/// <param name="ByName">How many of each stored name.</param>
/// <param name="Hash">SHA-256 over stream ids, names and canonical bodies.</param>
public sealed record StreamTally(long Events, ImmutableDictionary<string, long> ByName, string Hash)
{
    /// <summary>How many events have the stored name <paramref name="name"/>.</summary>
    public long Count(string name) => ByName.GetValueOrDefault(name);

    /// <summary>Reads <paramref name="streams"/> in their order.</summary>
    public static async Task<StreamTally> OfAsync(
        IEventLog log, IEnumerable<string> streams, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var byName = new Dictionary<string, long>(StringComparer.Ordinal);
        long events = 0;
        foreach (var stream in streams)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{stream}\n"));
            await foreach (var stored in log.ReadAsync(stream, 0, cancellationToken))
            {
                hash.AppendData(Encoding.UTF8.GetBytes($"{stored.Name} "));
                hash.AppendData(CanonicalJson.Write(stored.Body));
                hash.AppendData("\n"u8);
                byName[stored.Name] = byName.GetValueOrDefault(stored.Name) + 1;
                events++;
            }
        }

        return new StreamTally(
            events,
            byName.ToImmutableDictionary(StringComparer.Ordinal),
            Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
