namespace TradingPlatform.Domain.Indicators;

/// <summary>A whole history at once, for research: the same code as bar by bar, so the same bits.</summary>
public static class Batch
{
    /// <summary>Feeds every input and keeps every value; the indicator is then as after the last input.</summary>
    /// <param name="indicator">New, or one that goes on where it was.</param>
    /// <param name="inputs">Oldest first.</param>
    /// <param name="values">Takes one value an input; <see cref="Statistic.Undefined"/> while warming up.</param>
    /// <exception cref="ArgumentException">There is less room than inputs.</exception>
    public static void Run<TIndicator, TInput, TValue>(
        ref TIndicator indicator, ReadOnlySpan<TInput> inputs, Span<TValue> values)
        where TIndicator : struct, IIndicator<TInput, TValue>
        where TValue : unmanaged
    {
        if (values.Length < inputs.Length)
        {
            throw new ArgumentException($"{inputs.Length} inputs, room for {values.Length}.", nameof(values));
        }

        // A local that nobody else can see lives in registers for the length of the loop.
        var running = indicator;
        for (var i = 0; i < inputs.Length; i++)
        {
            values[i] = running.Update(in inputs[i]);
        }

        indicator = running;
    }
}
