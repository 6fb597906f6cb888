using System.Collections.Immutable;
using TradingPlatform.Domain.Market;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.Drills.Load;

/// <summary>A market as a writer remembers it, like the symbol's grain.</summary>
internal sealed class MarketCopy(string symbol) : StreamCopy($"symbol-{symbol}")
{
    private const int Page = 1_000;
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(20); // three steps a candle
    private static readonly DateTimeOffset Begin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private SymbolState _state = SymbolState.Initial;

    /// <summary>The source position of the last step.</summary>
    public long Position => _state.SourcePosition;

    /// <summary>The next step, with one trade whose quantity marks it, and the listing before the very
    /// first.</summary>
    public SymbolStep Step(decimal mark)
    {
        var (state, events) = (_state, ImmutableArray<SymbolEvent>.Empty);
        if (state.Instrument is null)
        {
            var market = new Instrument(symbol, "DRILL", "USDT", 0.01m, 0.001m, 0.001m, 1_000m, 5m);
            events = SymbolMarket.Decide(state, new SymbolCommand.List(market)).Events;
            state = events.Aggregate(state, SymbolMarket.Evolve);
        }

        var at = Begin + (Pace * (state.Sequence + 1));
        var step = SymbolMarket.Take(state, new MarketInput(
            symbol, state.SourcePosition + 1, at, [new Trade(at, 100m, mark, BuyerIsMaker: false)], Book: null));
        return step.Refusal is null
            ? step with { Events = [.. events, .. step.Events] }
            : throw new InvalidOperationException($"{symbol} refuses the drill's own step: {step.Refusal}.");
    }

    /// <summary>Takes in what was stored.</summary>
    public void Apply(SymbolStep stored) => (_state, Version) = (stored.State, Version + stored.Events.Length);

    /// <inheritdoc/>
    protected override async Task ReadAsync(IEventLog log, CancellationToken cancellationToken)
    {
        // The version first: with one that is too old the next append is stale, and looks again.
        var version = await log.VersionAsync(Stream, cancellationToken);
        if (_state.Instrument is null)
        {
            var folded = SymbolState.Initial;
            await foreach (var stored in log.ReadAsync(Stream, 0, cancellationToken))
            {
                folded = SymbolMarket.Evolve(folded, (SymbolEvent)stored.Body);
                version = stored.Version;
            }

            _state = folded;
        }

        for (var page = await StepsAsync(log, cancellationToken); ; page = await StepsAsync(log, cancellationToken))
        {
            _state = page.Aggregate(_state, SymbolMarket.Resume);
            if (page.Length < Page)
            {
                break;
            }
        }

        Version = version;
    }

    private Task<ImmutableArray<MarketBatch>> StepsAsync(IEventLog log, CancellationToken cancellationToken) =>
        log.ReadBatchesAsync(symbol, Math.Max(1, _state.Sequence), Page, cancellationToken);
}
