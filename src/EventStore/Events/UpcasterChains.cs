using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TradingPlatform.EventStore.Events;

/// <summary>The ways from retired shapes to living ones, checked when they are put together.</summary>
internal sealed class UpcasterChains
{
    private const int StepsMax = 100;
    private readonly FrozenDictionary<string, Upcaster> _steps;

    /// <summary>Takes the steps in any order.</summary>
    /// <exception cref="ArgumentException">A step starts at a living name, starts where another does, or does not lead
    /// to a living name.</exception>
    public UpcasterChains(IEnumerable<Upcaster> steps, Func<string, bool> isLiving)
    {
        var all = steps.ToLookup(step => step.From, StringComparer.Ordinal);
        _steps = all.ToFrozenDictionary(same => same.Key, TheOnly, StringComparer.Ordinal);
        foreach (var from in _steps.Keys)
        {
            if (isLiving(from) || !isLiving(EndOf(from)))
            {
                throw new ArgumentException(
                    $"The upcaster of '{from}' must lead from a retired name to a living type.", nameof(steps));
            }
        }
    }

    /// <summary>Names that have no type any more and can still be read.</summary>
    public IEnumerable<string> RetiredNames => _steps.Keys;

    /// <summary>Whether <paramref name="name"/> is a retired one.</summary>
    public bool Knows(string name) => _steps.ContainsKey(name);

    /// <summary>The body in today's shape, and its living name.</summary>
    /// <exception cref="JsonException">The body is not a JSON object, or not one that a step understands.</exception>
    public (string Name, JsonObject Body) Lift(string name, ReadOnlySpan<byte> body)
    {
        var lifted = JsonNode.Parse(body) as JsonObject ?? throw new JsonException("It is not an object.");
        while (_steps.TryGetValue(name, out var step))
        {
            lifted = Lift(step, lifted);
            name = step.To;
        }

        return (name, lifted);
    }

    /// <summary>The living name that <paramref name="name"/> is read as; itself when it lives.</summary>
    public string EndOf(string name)
    {
        for (var steps = 0; steps < StepsMax && _steps.TryGetValue(name, out var step); steps++)
        {
            name = step.To;
        }

        return name;
    }

    private static JsonObject Lift(Upcaster step, JsonObject body)
    {
        try
        {
            return step.Change(body);
        }
#pragma warning disable CA1031 // Whatever a step stumbles over, it is the stored body that it cannot read.
        catch (Exception e)
#pragma warning restore CA1031
        {
            throw new JsonException($"The step from '{step.From}' to '{step.To}' cannot take it. {e.Message}", e);
        }
    }

    private static Upcaster TheOnly(IGrouping<string, Upcaster> steps) => steps.Count() == 1
        ? steps.Single()
        : throw new ArgumentException($"Two upcasters start at '{steps.Key}'.", nameof(steps));
}
