using System.Text.Json;
using TradingPlatform.EventStore.Events;
using TradingPlatform.EventStore.Json;
using TradingPlatform.Simulation.Oracle;

namespace TradingPlatform.Simulation.Invariants;

/// <summary>The log itself: bodies that come back whole, queues that stay short, and nobody who
/// waits for ever.</summary>
internal static class LogInvariants
{
    /// <summary>A symbol pipelines 256 appends; the rest waits for each of its own.</summary>
    private const int PendingAppendsMax = 600;

    private const int SampleEvery = 16;

    /// <summary>Invariants 8, 11 and 17.</summary>
    public static IEnumerable<Violation> Check(Evidence evidence)
    {
        foreach (var order in evidence.Unanswered)
        {
            yield return new Violation(8, $"Order {order} has no answer of its venue a minute after all was well.");
        }

        if (evidence.PendingAppendsMax > PendingAppendsMax)
        {
            yield return new Violation(17, $"{evidence.PendingAppendsMax} appends waited at once.");
        }

        foreach (var stored in evidence.Store.All)
        {
            if (stored.Position % SampleEvery == 0 && !ComesBackWhole(stored.Name, stored.Body))
            {
                yield return new Violation(11, $"{stored.Name} of {stored.Stream} changes on its way through JSON.");
            }
        }
    }

    private static bool ComesBackWhole(string name, object body)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), EventJson.Options);
        var read = EventCatalog.Domain.Read("", 1, name, bytes);
        var again = JsonSerializer.SerializeToUtf8Bytes(read, read.GetType(), EventJson.Options);
        return again.AsSpan().SequenceEqual(bytes);
    }
}
