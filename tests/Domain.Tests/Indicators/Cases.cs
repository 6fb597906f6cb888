using TradingPlatform.Domain.Indicators;
using static TradingPlatform.Domain.Tests.Indicators.Plain;

namespace TradingPlatform.Domain.Tests.Indicators;

/// <summary>Every indicator, with its usual settings and with unusual ones.</summary>
internal static partial class Cases
{
    public static IReadOnlyList<Case> All { get; } =
        [.. Averages(), .. Momentum(), .. Trend(), .. Volatility(), .. Volume(), .. Structure()];

    public static TheoryData<string> Names => [.. All.Select(each => each.Name)];

    public static Case Of(string name) => All.Single(each => each.Name == name);

    private static Case<T, double, double> Closing<T>(string name, Func<T> make, Func<double[], double[]> naive)
        where T : struct, IIndicator<double, double> =>
        new(name, make, bar => bar.Close, bars => Rows(naive(bars.Closes())));

    /// <summary>Of closes, without a unit.</summary>
    private static Case<T, double, double> Score<T>(
        string name, Func<T> make, Func<double[], double[]> naive, double slack = 1e-9)
        where T : struct, IIndicator<double, double> =>
        new(name, make, bar => bar.Close, bars => Rows(naive(bars.Closes())))
        {
            IsPrice = false,
            Slack = slack,
        };

    private static Case<T, double, TValue> Closing<T, TValue>(
        string name, Func<T> make, Func<double[], double[][]> naive)
        where T : struct, IIndicator<double, TValue>
        where TValue : unmanaged =>
        new(name, make, bar => bar.Close, bars => naive(bars.Closes()));

    private static Case<T, Bar, double> Bars<T>(
        string name, Func<T> make, Func<Bar[], double[]> naive, double? slack = null, bool later = false)
        where T : struct, IIndicator<Bar, double> =>
        new(name, make, bar => bar, bars => Rows(naive(bars)))
        {
            IsPrice = slack is null,
            Slack = slack ?? 1e-12,
            IsReadyLater = later,
        };

    private static Case<T, Bar, TValue> Bars<T, TValue>(
        string name,
        Func<T> make,
        Func<Bar[], double[][]> naive,
        double? slack = null,
        bool later = false,
        bool gaps = false)
        where T : struct, IIndicator<Bar, TValue>
        where TValue : unmanaged =>
        new(name, make, bar => bar, naive)
        {
            IsPrice = slack is null,
            Slack = slack ?? 1e-12,
            IsReadyLater = later,
            HasGaps = gaps,
        };
}
