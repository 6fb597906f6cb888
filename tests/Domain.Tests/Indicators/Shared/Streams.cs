using TradingPlatform.Domain.Indicators;

namespace TradingPlatform.Domain.Tests.Indicators;

/// <summary>One number of an indicator after each input.</summary>
internal static class Streams
{
    public static double[] Of<T>(T indicator, double[] inputs)
        where T : struct, IIndicator<double, double> => Of(indicator, inputs, (double value) => value);

    public static double[] Of<T>(T indicator, Bar[] inputs)
        where T : struct, IIndicator<Bar, double> => Of(indicator, inputs, (double value) => value);

    public static double[] Of<T, TInput, TValue>(T indicator, TInput[] inputs, Func<TValue, double> pick)
        where T : struct, IIndicator<TInput, TValue>
        where TValue : unmanaged =>
        Array.ConvertAll(inputs, input => pick(indicator.Update(input)));
}
