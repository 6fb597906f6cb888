using System.Runtime.InteropServices;
using TradingPlatform.Domain.Market;
using TradingPlatform.Exchanges.Klines;

namespace TradingPlatform.Exchanges.Simulated;

/// <summary>Gathers generated trades into one bar, in whole units.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct RawBar
{
    private long _open;
    private long _high;
    private long _low;
    private long _close;

    /// <summary>Quantity so far, in steps; 0 before the first trade.</summary>
    public long Steps { get; private set; }

    public void Add(ReadOnlySpan<RawTrade> trades)
    {
        foreach (ref readonly var trade in trades)
        {
            if (Steps == 0)
            {
                _open = _high = _low = trade.Price;
            }

            _high = Math.Max(_high, trade.Price);
            _low = Math.Min(_low, trade.Price);
            _close = trade.Price;
            Steps += trade.Steps;
        }
    }

    public readonly Kline ToKline(long openTimeMs, Instrument instrument) => new(
        openTimeMs,
        _open * instrument.TickSize,
        _high * instrument.TickSize,
        _low * instrument.TickSize,
        _close * instrument.TickSize,
        Steps * instrument.StepSize);
}
