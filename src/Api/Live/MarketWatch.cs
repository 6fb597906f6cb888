using System.Collections.Immutable;
using Orleans;
using TradingPlatform.Api.Shapes;
using TradingPlatform.Api.Symbols;
using TradingPlatform.Domain.Market;
using TradingPlatform.Domain.Signals;
using TradingPlatform.Grains.Interfaces.Market;
using TradingPlatform.Grains.Interfaces.Signals;
using TradingPlatform.Silo;

namespace TradingPlatform.Api.Live;

/// <summary>The watched market of one client: candles and phases, and what of them the client has already.</summary>
public sealed class MarketWatch
{
    private const int CandlesMax = 500;
    private const int PhasesMax = 200;
    private readonly ISymbolGrain _market;
    private readonly IAmdDetectorGrain _detector;
    private long _candlesThrough;
    private long _phasesThrough;
    private Candle? _forming;

    /// <summary>Watches <paramref name="symbol"/> in <paramref name="timeframe"/>.</summary>
    public MarketWatch(IClusterClient grains, PlatformTopology topology, string symbol, Timeframe timeframe)
    {
        (Symbol, Timeframe) = (symbol, timeframe);
        var detectors = topology.DetectorsOf(symbol);
        var detector = detectors.FirstOrDefault(key => key.Timeframe == timeframe)
            ?? detectors.First(key => key.Timeframe == Timeframe.M15);
        PhasesTimeframe = detector.Timeframe.Name();
        _market = grains.GetGrain<ISymbolGrain>(symbol);
        _detector = grains.GetGrain<IAmdDetectorGrain>(detector.ToString());
    }

    /// <summary>The market.</summary>
    public string Symbol { get; }

    /// <summary>The candles' span.</summary>
    public Timeframe Timeframe { get; }

    /// <summary>The span in which phases are read: the candles' own where there is a detector for it, else
    /// 15m.</summary>
    public string PhasesTimeframe { get; }

    /// <summary>The newest candles, the forming one last.</summary>
    public async Task<ImmutableArray<CandleShape>> AllCandlesAsync(SymbolView view)
    {
        var closed = await _market.CandlesAsync(Timeframe, view.Sequence, DateTimeOffset.MaxValue, CandlesMax);
        Remember(view);
        return Candles.Of(closed, view.Forming, Timeframe);
    }

    /// <summary>What is new or changed since the last message; null when nothing is.</summary>
    public async Task<ImmutableArray<CandleShape>?> NewCandlesAsync(SymbolView view)
    {
        if (view.Sequence == _candlesThrough)
        {
            return null;
        }

        var closed = await _market.CandlesAsync(Timeframe, view.Sequence, DateTimeOffset.MaxValue, CandlesMax);
        var fresh = closed.Where(candle => candle.Sequence > _candlesThrough).ToImmutableArray();
        var before = _forming;
        Remember(view);
        return fresh.IsEmpty && before == _forming ? null : Candles.Of(fresh, view.Forming, Timeframe);
    }

    /// <summary>The newest phases, oldest first.</summary>
    public async Task<ImmutableArray<PhaseShape>> AllPhasesAsync() => PhaseShape.Of(await ReadPhasesAsync());

    /// <summary>All phases if one was added since the last message, else null.</summary>
    public async Task<ImmutableArray<PhaseShape>?> NewPhasesAsync()
    {
        var before = _phasesThrough;
        var phases = await ReadPhasesAsync();
        return before == _phasesThrough ? null : PhaseShape.Of(phases);
    }

    private async Task<ImmutableArray<PhaseReading>> ReadPhasesAsync()
    {
        var phases = await _detector.HistoryAsync(PhasesMax);
        _phasesThrough = phases.IsEmpty ? 0 : phases[^1].Sequence;
        return phases;
    }

    private void Remember(SymbolView view)
    {
        _candlesThrough = view.Sequence;
        _forming = view.Forming.FirstOrDefault(candle => candle.Timeframe == Timeframe);
    }
}
