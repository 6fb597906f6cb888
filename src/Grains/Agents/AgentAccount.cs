using System.Collections.Immutable;
using TradingPlatform.Domain.Agents;
using TradingPlatform.Domain.Market;
using TradingPlatform.Domain.Trading;
using TradingPlatform.Grains.Interfaces.Trading;

namespace TradingPlatform.Grains.Agents;

/// <summary>An agent's view of its account, step by step. A flat account without orders cannot change by itself, so it
/// is asked
/// for only while something is open.</summary>
internal sealed class AgentAccount(ITradingAccountGrain account, IPaperVenueGrain venue, string symbol)
{
    private AccountState? _state;
    private bool _mayHaveChanged = true;

    /// <summary>The account as of step <paramref name="sequence"/>, valued at <paramref name="price"/>.</summary>
    public async Task<AccountSight> AsOfAsync(long sequence, decimal price)
    {
        if (_mayHaveChanged || _state is null)
        {
            await venue.AdvanceAsync(sequence);
            _state = await account.AsOfAsync(sequence);
        }

        var sight = SightOf(_state, price);
        _mayHaveChanged = sight.PositionQuantity != 0 || !sight.OpenOrders.IsEmpty;
        return sight;
    }

    /// <summary>Does what a decision says; safe to repeat.</summary>
    /// <returns>The refusal of its order, or null.</returns>
    public async Task<Outcome?> ActAsync(AgentDecision decision, Instrument instrument, decimal price)
    {
        _mayHaveChanged = true;
        foreach (var orderId in decision.CancelOrderIds)
        {
            await account.CancelAsync(new AccountCommand.Cancel(orderId, decision.At));
        }

        return decision.Order is { } order
            ? await account.PlaceAsync(
                new AccountCommand.Place(order, instrument, price, decision.At, decision.Sequence))
            : null;
    }

    private AccountSight SightOf(AccountState state, decimal price)
    {
        var position = state.Positions.GetValueOrDefault(symbol);
        var orders = state.OpenOrders.Values
            .OrderBy(o => o.PlacedSequence)
            .ThenBy(o => o.Intent.OrderId, StringComparer.Ordinal)
            .ToImmutableArray();
        return new AccountSight(
            state.Cash,
            position?.Quantity ?? 0,
            position?.AveragePrice ?? 0,
            state.Cash + (position?.UnrealisedPnl(price) ?? 0),
            orders);
    }
}
