using System.Collections.Immutable;
using TradingPlatform.Domain;
using TradingPlatform.Domain.Market;
using TradingPlatform.Domain.Trading;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.Drills.Load;

/// <summary>An account as a writer remembers it, like a grain's memory: its events folded by the platform's own
/// rules.</summary>
internal sealed class AccountCopy(string stream) : StreamCopy(stream)
{
    /// <summary>Events of one trade on an account that is open.</summary>
    public const int EventsOfATrade = 3;

    private const string Symbol = "SIM:DRILL";
    private const decimal Price = 100m;
    private const decimal Fee = 0.05m;
    private static readonly Instrument Market = new(Symbol, "DRILL", "USDT", 0.01m, 0.001m, 0.001m, 1_000m, 5m);
    private readonly string _key = stream[(stream.IndexOf('-', StringComparison.Ordinal) + 1)..];
    private AccountState _state = TradingAccount.Unopened;

    private Decider<AccountState, AccountCommand, AccountEvent> Rules => TradingAccount.For(_key);

    /// <summary>What a trade appends: an order that is placed, accepted and filled, and the opening before the very
    /// first. Buys and sells by turns, so that it never runs out of money.</summary>
    public ImmutableArray<AccountEvent> Trade(string orderId, DateTimeOffset at)
    {
        var (state, events) = (_state, ImmutableArray.CreateBuilder<AccountEvent>());
        if (!state.IsOpen)
        {
            Take(new AccountCommand.Open("drill", "USDT", 1_000_000m, 5m, at));
        }

        var side = state.Positions.TryGetValue(Symbol, out var held) && held.Quantity > 0
            ? OrderSide.Sell
            : OrderSide.Buy;
        var order = new OrderIntent(orderId, Symbol, side, OrderType.Market, 1m, null, ReduceOnly: false);
        Take(new AccountCommand.Place(order, Market, Price, at, Sequence: 0));
        var last = state.LastReport.GetValueOrDefault(Symbol);
        Take(new AccountCommand.Record([
            Report(orderId, last + 1, ExecutionKind.Accepted, at),
            Report(orderId, last + 2, ExecutionKind.Filled, at)]));
        return events.ToImmutable();

        void Take(AccountCommand command)
        {
            var decision = Rules.Decide(state, command);
            if (decision.Refusal is { } refusal || decision.Events.IsEmpty)
            {
                throw new InvalidOperationException($"{Stream} refuses the drill's own order: {decision.Refusal}.");
            }

            events.AddRange(decision.Events);
            state = decision.Events.Aggregate(state, Rules.Evolve);
        }
    }

    /// <summary>Takes in what was stored.</summary>
    public void Apply(object happened)
    {
        _state = Rules.Evolve(_state, (AccountEvent)happened);
        Version++;
    }

    /// <inheritdoc/>
    protected override async Task ReadAsync(IEventLog log, CancellationToken cancellationToken)
    {
        await foreach (var stored in log.ReadAsync(Stream, Version, cancellationToken))
        {
            Apply(stored.Body);
        }
    }

    private ExecutionReport Report(string orderId, long number, ExecutionKind kind, DateTimeOffset at)
    {
        var filled = kind == ExecutionKind.Filled;
        return new ExecutionReport(
            _key, number, Symbol, orderId, kind, filled ? Price : 0, filled ? 1m : 0, filled ? Fee : 0,
            Liquidity.Taker, at, Sequence: 1, Reason: "");
    }
}
