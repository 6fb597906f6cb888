using TradingPlatform.Domain.Market;
using TradingPlatform.Simulation.Oracle;
using TradingPlatform.Simulation.Workload;

namespace TradingPlatform.Simulation.Invariants;

/// <summary>The market log is what the feed said, each step once and in order, and candles are its trades and nothing
/// else.</summary>
internal static class MarketInvariants
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    /// <summary>Invariants 9, 10 and 15 of every market.</summary>
    public static IEnumerable<Violation> Check(Evidence evidence)
    {
        foreach (var market in evidence.Markets)
        {
            var symbol = market.Instrument.Symbol;
            var steps = evidence.Store.Batches(symbol);
            foreach (var violation in CheckLog(market, steps).Concat(CheckView(evidence, market)))
            {
                yield return violation;
            }

            var candles = evidence.Store.Stream($"symbol-{symbol}").Select(stored => stored.Body)
                .OfType<SymbolEvent.CandleClosed>().Select(closed => closed.Candle).ToList();
            foreach (var violation in CheckCandles(symbol, steps, candles))
            {
                yield return violation;
            }
        }
    }

    private static IEnumerable<Violation> CheckLog(SimulatedMarket market, IReadOnlyList<MarketBatch> steps)
    {
        if (steps.Count != market.Steps.Count)
        {
            yield return new Violation(
                9, $"{market.Instrument.Symbol} did {market.Steps.Count} steps, its log has {steps.Count}.");
        }

        for (var i = 0; i < Math.Min(steps.Count, market.Steps.Count); i++)
        {
            var (said, kept) = (market.Steps[i], steps[i]);
            if (kept.Sequence != i + 1 || kept.SourcePosition != said.SourcePosition || kept.At != said.At
                || !kept.Trades.SequenceEqual(said.Trades))
            {
                yield return new Violation(9, $"{kept.Symbol}: step {i + 1} is not what its feed said.");
                yield break;
            }
        }
    }

    private static IEnumerable<Violation> CheckView(Evidence evidence, SimulatedMarket market)
    {
        var view = evidence.Views[market.Instrument.Symbol];
        var last = market.Steps.SelectMany(step => step.Trades).Select(trade => trade.Price).LastOrDefault();
        if (view.Sequence != market.Steps.Count || view.LastPrice != last)
        {
            yield return new Violation(
                10,
                $"{market.Instrument.Symbol} stands at {view.Sequence} with {view.LastPrice}, not at"
                + $" {market.Steps.Count} with {last}.");
        }
    }

    private static IEnumerable<Violation> CheckCandles(
        string symbol, IReadOnlyList<MarketBatch> steps, List<Candle> candles)
    {
        var seen = new HashSet<(Timeframe, DateTimeOffset)>();
        var points = steps.SelectMany(step => step.Trades).ToList();
        foreach (var candle in candles)
        {
            if (!seen.Add((candle.Timeframe, candle.OpenAt)))
            {
                yield return new Violation(10, $"{symbol}: the {candle.Timeframe} of {candle.OpenAt:O} closed twice.");
            }
        }

        foreach (var (frame, openAt) in Due(points).Where(due => !seen.Contains(due)))
        {
            yield return new Violation(10, $"{symbol}: the {frame} of {openAt:O} never closed.");
        }

        foreach (var minute in candles.Where(candle => candle.Timeframe is Timeframe.M1 or Timeframe.M15))
        {
            var end = minute.OpenAt + (minute.Timeframe == Timeframe.M1 ? Minute : Quarter);
            var (from, to) = (FirstAt(points, minute.OpenAt), FirstAt(points, end));
            var trades = points.GetRange(from, to - from);
            if (trades.Count == 0 || minute.Open != trades[0].Price || minute.Close != trades[^1].Price
                || minute.High != trades.Max(trade => trade.Price) || minute.Low != trades.Min(trade => trade.Price)
                || minute.Volume != trades.Sum(trade => trade.Quantity))
            {
                yield return new Violation(
                    10, $"{symbol}: the {minute.Timeframe} of {minute.OpenAt:O} is not what traded in it.");
            }

            var closing = steps[(int)minute.Sequence - 1];
            if (closing.At < end && !closing.Trades.Any(trade => trade.At >= end))
            {
                yield return new Violation(15, $"{symbol}: the {minute.Timeframe} of {minute.OpenAt:O} closed early.");
            }
        }
    }

    /// <summary>The candles that must be there: of every span in which something traded and which ended before the last
    /// trade.</summary>
    private static IEnumerable<(Timeframe Frame, DateTimeOffset OpenAt)> Due(List<Trade> points)
    {
        foreach (var (frame, length) in new[] { (Timeframe.M1, Minute), (Timeframe.M15, Quarter) })
        {
            var spans = points.Select(trade => new DateTimeOffset(
                trade.At.UtcTicks - (trade.At.UtcTicks % length.Ticks), TimeSpan.Zero)).Distinct();
            foreach (var openAt in spans.Where(span => span + length <= points[^1].At))
            {
                yield return (frame, openAt);
            }
        }
    }

    /// <summary>Trades come in order of time, so a span of them is found by halves.</summary>
    private static int FirstAt(List<Trade> trades, DateTimeOffset at)
    {
        var (low, high) = (0, trades.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = trades[middle].At < at ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
