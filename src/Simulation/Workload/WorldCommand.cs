using System.Globalization;
using TradingPlatform.Domain.Agents;
using TradingPlatform.Domain.Trading;

namespace TradingPlatform.Simulation.Workload;

/// <summary>One thing that somebody does in a simulated world. Prices are told as distances from the market, because
/// where it will be is not known when the command is drawn.</summary>
/// <param name="Number">Its place in the history, from 1.</param>
internal abstract record WorldCommand(int Number)
{
    /// <summary>The market moves on by one step.</summary>
    public sealed record Step(int Number, string Symbol, int Nonsense) : WorldCommand(Number);

    /// <summary>A trader places an order; an impatient one never asks again, whatever became of it.</summary>
    public sealed record Place(
        int Number,
        string Account,
        string Symbol,
        string OrderId,
        OrderSide Side,
        OrderType Type,
        decimal Quantity,
        decimal PriceDistance,
        bool ReduceOnly,
        bool IsPatient) : WorldCommand(Number);

    /// <summary>A trader sends an earlier order once more, as it was or with another quantity.</summary>
    public sealed record Again(int Number, int Of, decimal QuantityFactor) : WorldCommand(Number);

    /// <summary>A trader takes an earlier order back.</summary>
    public sealed record Cancel(int Number, int Of) : WorldCommand(Number);

    /// <summary>Somebody looks at an account.</summary>
    public sealed record Look(int Number, string Account) : WorldCommand(Number);

    /// <summary>Somebody looks at a market.</summary>
    public sealed record Watch(int Number, string Symbol) : WorldCommand(Number);

    /// <summary>Somebody starts, stops or halts an agent.</summary>
    public sealed record Steer(int Number, string Agent, AgentStatus To) : WorldCommand(Number);

    /// <summary>Somebody opens an account again, with the same terms or with others.</summary>
    public sealed record Reopen(int Number, string Account, decimal Cash) : WorldCommand(Number);

    /// <summary>The command in a line, for a printed history.</summary>
    public string Line => string.Create(CultureInfo.InvariantCulture, $"{Number,6} {Describe()}");

    private string Describe() => this switch
    {
        Step c => c.Nonsense == 0 ? $"{c.Symbol} moves" : $"{c.Symbol} moves after nonsense {c.Nonsense}",
        Place c => string.Create(
            CultureInfo.InvariantCulture,
            $"{c.Account} places {c.OrderId}: {c.Side} {c.Type} {c.Quantity} {c.Symbol}"
            + $" at market {c.PriceDistance:+0.####;-0.####;0}") + Manner(c),
        Again c => string.Create(
            CultureInfo.InvariantCulture, $"the order of {c.Of} is sent again, quantity × {c.QuantityFactor}"),
        Cancel c => $"the order of {c.Of} is taken back",
        Look c => $"somebody looks at {c.Account}",
        Watch c => $"somebody watches {c.Symbol}",
        Steer c => $"{c.Agent} is told to be {c.To}",
        Reopen c => string.Create(CultureInfo.InvariantCulture, $"{c.Account} is opened again with {c.Cash}"),
        _ => throw new InvalidOperationException($"Unknown command {GetType().Name}."),
    };
    private static string Manner(Place place) =>
        (place.ReduceOnly ? ", reduce-only" : "") + (place.IsPatient ? "" : ", once");
}
