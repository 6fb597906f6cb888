using System.Runtime.CompilerServices;
using TradingPlatform.Domain.Market;
using TradingPlatform.Exchanges.Klines;
using TradingPlatform.Exchanges.Pacing;
using TradingPlatform.Grains.Interfaces.Market;

namespace TradingPlatform.Exchanges.Replay;

/// <summary>One market of a replay: turns its bars into inputs and knows how far it has come.</summary>
internal sealed class ReplayMarket(
    Instrument instrument, KlineSeries series, ReplayOptions options, MarketPace pace)
{
    private readonly long _spanMs = series.Timeframe.Milliseconds();
    private readonly long _fromMs = options.From?.ToUnixTimeMilliseconds() ?? 0;
    private readonly long _toMs = options.To?.ToUnixTimeMilliseconds() ?? long.MaxValue;
    private volatile FeedStatus _status = new(FeedState.Starting, string.Empty, 0, 0, 0);

    public Instrument Instrument => instrument;

    public FeedStatus Status => _status;

    public async IAsyncEnumerable<MarketInput> ReadAsync(
        long afterSourcePosition, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var afterMs = Math.Max(afterSourcePosition, _fromMs - 1);
        using var bars = series.ReadAfter(afterMs).GetEnumerator();
        while (Next(bars) is { } bar && bar.OpenTimeMs < _toMs)
        {
            var at = bar.OpenAt.AddMilliseconds(_spanMs);
            await pace.UntilAsync(at, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            _status = _status with { State = FeedState.Running, Progress = Progress(bar.OpenTimeMs) };
            var trades = IntrabarPath.Of(bar, _spanMs, instrument.StepSize);
            yield return new MarketInput(instrument.Symbol, bar.OpenTimeMs, at, trades, null);
        }

        _status = _status with { State = FeedState.Finished, Progress = 1 };
    }

    private Kline? Next(IEnumerator<Kline> bars)
    {
        try
        {
            return bars.MoveNext() ? bars.Current : null;
        }
        catch (Exception error) when (error is DataFormatException or IOException)
        {
            _status = _status with { State = FeedState.Failed, Detail = error.Message };
            throw;
        }
    }

    private decimal Progress(long openTimeMs)
    {
        var first = Math.Max(series.FirstMs, _fromMs);
        var end = Math.Min(series.EndMs, _toMs);
        return end <= first
            ? 1
            : Math.Clamp(decimal.Round((openTimeMs + _spanMs - first) / (decimal)(end - first), 6), 0, 1);
    }
}
