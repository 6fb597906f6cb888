using TradingPlatform.Domain.Indicators.Exact;
using TradingPlatform.Domain.Tests.Market;

namespace TradingPlatform.Domain.Tests.Indicators.Exact;

/// <summary>Against tables of other platforms: to 1e-9 where they print enough digits, else to the last printed
/// one.</summary>
public sealed class SharedLeanTests
{
    [SharedDataFact]
    public void Simple_averages_agree()
    {
        // The table's headings of 5 and 15 are interchanged: its column SMA5 is the mean of fifteen closes.
        var table = new LeanTable("spy_with_rma.csv.gz");
        table.Check("SMA10", 9, bars => Sma.Of(bars, 10), ToNineDigits);
        table.Check("SMA5", 14, bars => Sma.Of(bars, 15), ToNineDigits);
        table.Check("SMA15", 4, bars => Sma.Of(bars, 5), ToNineDigits);
    }

    [SharedDataFact]
    public void Exponential_averages_agree() =>
        new LeanTable("spy_ema.csv.gz").Check("EMA14", 13, bars => Ema.Of(bars, 14), ToNineDigits);

    [SharedDataFact]
    public void Deviations_agree() =>
        new LeanTable("spy_var.txt.gz").Check(
            "Var", 9, bars => StdDev.Of(bars, 10) is { } deviation ? deviation * deviation : null, ToNineDigits);

    [SharedDataFact]
    public void Efficiency_ratios_agree_to_the_nine_printed_digits() =>
        new LeanTable("spy_ker.txt.gz").Check("KER", 10, bars => EfficiencyRatio.Of(bars, 10), To(0.000000001m));

    [SharedDataFact]
    public void Channels_agree()
    {
        var table = new LeanTable("spy_with_don50.txt.gz");
        table.Check("Donchian Channels 50 Top", 49, bars => Donchian.Of(bars, 50)?.High, ToNineDigits);
        table.Check("Donchian Channels 50 Bottom", 49, bars => Donchian.Of(bars, 50)?.Low, ToNineDigits);
    }

    [SharedDataFact]
    public void Slopes_agree_by_the_forecast_that_follows_from_them() =>
        new LeanTable("spy_tsf.csv.gz").Check(
            "tsf", 4, bars => Sma.Of(bars, 5) + (3 * Slope.Of(bars, 5)), ToNineDigits);

    [SharedDataFact]
    public void Relative_strength_agrees_to_the_five_printed_digits() =>
        new LeanTable("spy_with_indicators.txt.gz").Check("RSI 14 Wilder", 14, bars => Rsi.Of(bars, 14), To(0.000006m));

    [SharedDataFact]
    public void True_ranges_agree_once_the_begin_is_forgotten() =>

        // The table counts the first bar's height as a true range; ours begins with the second bar, which has a bar
        // before it. The difference of 0.035 decays by 13/14 a bar and is below the five printed digits after 130 bars.
        new LeanTable("spy_atr_wilder.txt.gz").Check(
            "Average True Range 14", 14 + 130, bars => Atr.Of(bars, 14), To(0.000008m));

    [SharedDataFact]
    public void Directional_indices_agree_once_the_begin_is_forgotten() =>

        // The table sums the first fourteen movements, ours (as TA-Lib) thirteen and then decays; and its prices are
        // printed with four digits. Both differences fade; after 250 bars the four printed digits agree but for one
        // unit.
        new LeanTable("spy_with_adx.txt.gz").Check("ADX 14", 28 + 250, bars => Adx.Of(bars, 14), To(0.0002m));

    private static void ToNineDigits(decimal expected, decimal? actual, string where) =>
        Bars.Near(expected, actual, 0.000000001m, where);

    private static Action<decimal, decimal?, string> To(decimal digits) =>
        (expected, actual, where) => Bars.Printed(expected, actual, digits, where);
}
