using TradingPlatform.Domain.Indicators;
using TradingPlatform.Domain.Tests.Market;

namespace TradingPlatform.Domain.Tests.Indicators;

public sealed class SharedLeanAverageTests
{
    [SharedDataFact]
    public void Simple_averages_agree()
    {
        // The table's headings of 5 and 15 are interchanged: its column SMA5 is the mean of fifteen closes. Its column
        // RMA5 is no average of Wilder's: it is SMA of 15 − SMA of 10 + SMA of 5. Wilder's is held by RSI, ATR and ADX.
        var table = new SharedTable("spy_with_rma.csv.gz");
        table.Check("SMA10", Streams.Of(new Sma(10), table.Closes), 9);
        table.Check("SMA5", Streams.Of(new Sma(15), table.Closes), 14);
        table.Check("SMA15", Streams.Of(new Sma(5), table.Closes), 4);
    }

    [SharedDataFact]
    public void Exponential_averages_agree()
    {
        var table = new SharedTable("spy_ema.csv.gz");
        table.Check("EMA14", Streams.Of(new Ema(14), table.Closes), 0);
    }

    [SharedDataFact]
    public void Double_and_triple_averages_agree()
    {
        var twice = new SharedTable("spy_dema.txt.gz");
        twice.Check("DEMA_5", Streams.Of(new Dema(5), twice.Closes), 0);
        var thrice = new SharedTable("spy_tema.txt.gz");
        thrice.Check("TEMA_5", Streams.Of(new Tema(5), thrice.Closes), 0);
    }

    [SharedDataFact]
    public void Hull_agrees()
    {
        var table = new SharedTable("spy_hma.txt.gz");
        table.Check("HMA_16", Streams.Of(new Hma(16), table.Closes), 0);
    }

    [SharedDataFact]
    public void Adaptive_averages_agree()
    {
        var table = new SharedTable("spy_kama.txt.gz");
        table.Check("KAMA_5", Streams.Of(new Kama(5, 2, 30), table.Closes), 0);
    }

    [SharedDataFact]
    public void Prices_weighted_by_volume_agree()
    {
        // One table weighs the mean of all four prices and the other the close, where ours weighs the typical price: a
        // bar that has only that one price is shown to it.
        var table = new SharedTable("spy_with_vwap.txt.gz");
        var means = table.Bars.Select(bar => Flat(bar, (bar.Open + bar.High + bar.Low + bar.Close) / 4));
        table.Check("Moving VWAP 50", Streams.Of(new RollingVwap(50), [.. means]), 0, 0.00006);
        var closing = new SharedTable("spy_with_vwma.csv.gz");
        var closes = closing.Bars.Select(bar => Flat(bar, bar.Close));
        closing.Check("VWMA20", Streams.Of(new RollingVwap(20), [.. closes]), 0);
    }

    private static Bar Flat(Bar bar, double price) => bar with { High = price, Low = price, Close = price };
}
