using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using TradingPlatform.Domain.Indicators;

namespace TradingPlatform.Domain.Tests.Indicators;

/// <summary>One indicator with its settings, beside a plain definition of it.</summary>
internal abstract class Case(string name)
{
    public string Name { get; } = name;

    public abstract Type Indicator { get; }

    public abstract string StoredName { get; }

    public abstract int WarmUp { get; }

    /// <summary>Whether warm-up depends on the market, so that <see cref="WarmUp"/> is only the least.</summary>
    public bool IsReadyLater { get; init; }

    /// <summary>Whether a value may say that there is nothing to tell: no gap, no swing before the newest.</summary>
    public bool HasGaps { get; init; }

    /// <summary>What is added to 1e-9 of the expected value, as a share of the highest price of late (for prices), or
    /// alone (for shares and percents), because a difference of two prices cannot be surer than the prices.</summary>
    public double Slack { get; init; } = 1e-12;

    public bool IsPrice { get; init; } = true;

    /// <summary>The numbers of each bar by the plain definition.</summary>
    public abstract double[][] Naive(Bar[] bars);

    /// <summary>The numbers of each bar, one update a bar.</summary>
    public abstract double[][] Stream(Bar[] bars);

    /// <summary>The bits of each bar's value, one update a bar.</summary>
    public abstract long[][] Bits(Bar[] bars);

    /// <summary>The same over all bars at once.</summary>
    public abstract long[][] BatchBits(Bar[] bars);

    /// <summary>The same, stopped after <paramref name="stop"/> bars and resumed in another indicator from what the
    /// first one wrote down.</summary>
    public abstract long[][] ResumedBits(Bar[] bars, int stop);

    /// <summary>The same by an indicator that has seen another market, and was cleared.</summary>
    public abstract long[][] ClearedBits(Bar[] other, Bar[] bars);

    /// <summary>Whether it is ready after each bar.</summary>
    public abstract bool[] Ready(Bar[] bars);

    /// <summary>What one indicator allocates over all bars, in bytes.</summary>
    public abstract long AllocatedBytes(Bar[] bars);

    /// <summary>Whether it takes up the state of <paramref name="other"/>.</summary>
    public abstract bool TakesUp(Case other);

    /// <summary>A new one's state.</summary>
    public abstract IndicatorSnapshot Snapshot();

    public override string ToString() => Name;
}

/// <inheritdoc/>
internal sealed class Case<TIndicator, TInput, TValue>(
    string name, Func<TIndicator> make, Func<Bar, TInput> input, Func<Bar[], double[][]> naive) : Case(name)
    where TIndicator : struct, IIndicator<TInput, TValue>
    where TValue : unmanaged
{
    private static readonly bool[] IsWhole = [.. Wholes(typeof(TValue))];

    public override Type Indicator => typeof(TIndicator);

    public override string StoredName => make().Name;

    public override int WarmUp => make().WarmUp;

    public override double[][] Naive(Bar[] bars) => naive(bars);

    public override double[][] Stream(Bar[] bars) => [.. Bits(bars).Select(Numbers)];

    public override long[][] Bits(Bar[] bars)
    {
        var indicator = make();
        return Feed(ref indicator, bars);
    }

    public override long[][] BatchBits(Bar[] bars)
    {
        var indicator = make();
        var values = new TValue[bars.Length];
        Batch.Run<TIndicator, TInput, TValue>(ref indicator, Array.ConvertAll(bars, bar => input(bar)), values);
        return [.. values.Select(Words)];
    }

    public override long[][] ResumedBits(Bar[] bars, int stop)
    {
        var (before, after) = (make(), make());
        var first = Feed(ref before, bars[..stop]);
        Assert.True(Snapshots.TryResume(ref after, Snapshots.Take(ref before)));
        Assert.Equal(Words(before.Value), Words(after.Value));
        return [.. first, .. Feed(ref after, bars[stop..])];
    }

    public override long[][] ClearedBits(Bar[] other, Bar[] bars)
    {
        var indicator = make();
        Feed(ref indicator, other);
        Snapshots.Clear(ref indicator);
        return Feed(ref indicator, bars);
    }

    public override bool[] Ready(Bar[] bars)
    {
        var indicator = make();
        return [.. bars.Select(bar =>
        {
            indicator.Update(input(bar));
            return indicator.IsReady;
        })];
    }

    public override long AllocatedBytes(Bar[] bars)
    {
        var indicator = make();
        var inputs = Array.ConvertAll(bars, bar => input(bar));
        Run(ref indicator, inputs);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(ref indicator, inputs);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    public override bool TakesUp(Case other)
    {
        var indicator = make();
        return Snapshots.TryResume(ref indicator, other.Snapshot());
    }

    public override IndicatorSnapshot Snapshot()
    {
        var indicator = make();
        return Snapshots.Take(ref indicator);
    }

    private static void Run(ref TIndicator indicator, TInput[] inputs)
    {
        foreach (ref readonly var each in inputs.AsSpan())
        {
            indicator.Update(in each);
        }
    }

    private long[][] Feed(ref TIndicator indicator, Bar[] bars)
    {
        var bits = new long[bars.Length][];
        for (var i = 0; i < bars.Length; i++)
        {
            var value = indicator.Update(input(bars[i]));
            bits[i] = Words(value);
            Assert.True(
                bits[i].AsSpan().SequenceEqual(Words(indicator.Value)),
                string.Create(CultureInfo.InvariantCulture, $"{Name}, bar {i}: {value} is not {indicator.Value}"));
        }

        return bits;
    }

    private static long[] Words(TValue value) =>
        MemoryMarshal.Cast<TValue, long>(new ReadOnlySpan<TValue>(in value)).ToArray();

    private static double[] Numbers(long[] words) =>
        [.. words.Select((word, i) => IsWhole[i] ? word : BitConverter.Int64BitsToDouble(word))];

    /// <summary>Which of a value's words are whole numbers; all others are doubles.</summary>
    private static IEnumerable<bool> Wholes(Type type)
    {
        if (type == typeof(double) || type == typeof(long))
        {
            return [type == typeof(long)];
        }

        Assert.True(type.IsValueType && !type.IsPrimitive, $"{type} is neither a double, a long, nor made of them.");
        return type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)
            .OrderBy(field => Marshal.OffsetOf(type, field.Name).ToInt64())
            .SelectMany(field => Wholes(field.FieldType));
    }
}
