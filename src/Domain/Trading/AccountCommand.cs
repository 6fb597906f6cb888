using System.Collections.Immutable;
using TradingPlatform.Domain.Market;

namespace TradingPlatform.Domain.Trading;

/// <summary>What may be asked of a trading account. Every command carries its identity and its time.</summary>
public abstract record AccountCommand
{
    private AccountCommand() { }

    /// <summary>Opens the account with paper money. A repeat with the same terms changes nothing.</summary>
    /// <param name="Owner">Who it belongs to: a user's id or an agent's.</param>
    /// <param name="Currency">The quote asset it is kept in.</param>
    /// <param name="Cash">Opening balance, in that currency.</param>
    /// <param name="LeverageMax">Largest notional over equity; 1 is no leverage.</param>
    /// <param name="At">Market time.</param>
    public sealed record Open(string Owner, string Currency, decimal Cash, decimal LeverageMax, DateTimeOffset At)
        : AccountCommand;

    /// <summary>Places an order.</summary>
    /// <param name="Order">The intent; its id makes a repeat harmless.</param>
    /// <param name="Instrument">The symbol's trading rules.</param>
    /// <param name="ReferencePrice">The symbol's last price, in quote: values a market order and the position.</param>
    /// <param name="At">Market time.</param>
    /// <param name="Sequence">The symbol's sequence number that the asker had seen; it fills later only.</param>
    public sealed record Place(
        OrderIntent Order, Instrument Instrument, decimal ReferencePrice, DateTimeOffset At, long Sequence)
        : AccountCommand;

    /// <summary>Asks for an order to be taken back. Fills may still arrive until the venue confirms.</summary>
    public sealed record Cancel(string OrderId, DateTimeOffset At) : AccountCommand;

    /// <summary>Takes in what a venue reported, in its numbered order; repeats are ignored.</summary>
    public sealed record Record(ImmutableArray<ExecutionReport> Reports) : AccountCommand;
}
