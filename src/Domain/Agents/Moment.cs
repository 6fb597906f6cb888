using System.Collections.Immutable;
using TradingPlatform.Domain.Strategies;
using TradingPlatform.Domain.Trading;

namespace TradingPlatform.Domain.Agents;

/// <summary>One step as one agent sees it: the only ground of its decisions.</summary>
/// <param name="Profile">Who decides.</param>
/// <param name="Strategy">How it trades.</param>
/// <param name="State">What it remembers.</param>
/// <param name="Sight">What it sees.</param>
/// <param name="Track">The running figures, with a new peak when one is due.</param>
internal sealed record Moment(
    AgentProfile Profile, IStrategy Strategy, TradingAgentState State, AgentSight Sight, EquityTrack Track)
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMinutes(1);

    /// <summary>What of the position a venue would take, in base: dust below its smallest order counts as
    /// flat.</summary>
    public decimal Closable { get; } = ClosableOf(Sight);

    /// <summary>True when a closing order works: there is never a second one.</summary>
    public bool IsClosing => Sight.Account.OpenOrders.Any(o => o.Intent.ReduceOnly);

    /// <summary>False within a minute of a refusal by the account, so that a lasting refusal does not fill the
    /// stream.</summary>
    public bool MayRetry => Sight.At - State.RefusedAt >= RetryAfter;

    /// <summary>The side that opened the position.</summary>
    public OrderSide HeldSide => Sight.Account.PositionQuantity > 0 ? OrderSide.Buy : OrderSide.Sell;

    /// <summary>Entries that work and were not asked to end, oldest first.</summary>
    public ImmutableArray<string> EntriesToCancel() => Sight.Account.OpenOrders.IsEmpty
        ? []
        : [.. Sight.Account.OpenOrders
            .Where(o => o is { CancelRequested: false, Intent.ReduceOnly: false })
            .Where(o => !IsBeingCancelled(o.Intent.OrderId))
            .Select(o => o.Intent.OrderId)];

    private bool IsBeingCancelled(string orderId) =>
        State.LastDecision is { } last
        && last.CancelOrderIds.Contains(orderId, StringComparer.Ordinal)
        && Sight.At - last.At < RetryAfter;

    private static decimal ClosableOf(AgentSight sight)
    {
        var held = Math.Abs(sight.Account.PositionQuantity);
        if (held == 0)
        {
            return 0;
        }

        var rules = sight.Instrument;
        var quantity = OrderFilters.FloorQuantity(rules, held);
        return quantity < rules.QuantityMin || quantity * sight.Price < rules.NotionalMin ? 0 : quantity;
    }
}
