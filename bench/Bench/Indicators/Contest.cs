using System.Diagnostics;
using System.Runtime.InteropServices;
using TradingPlatform.Domain.Indicators;

namespace TradingPlatform.Bench.Indicators;

/// <summary>An indicator against a loop that someone wrote by hand for it alone.</summary>
internal abstract class Contest(string name)
{
    public string Name { get; } = name;

    /// <summary>Which indicator.</summary>
    public abstract Type Indicator { get; }

    /// <summary>Measures both, in turns.</summary>
    /// <exception cref="InvalidOperationException">They do not compute the same.</exception>
    public abstract ContestResult Run();

    public static Contest Closing<TIndicator, TValue>(
        string name, Func<TIndicator> make, Action<double[], TValue[]> byHand)
        where TIndicator : struct, IIndicator<double, TValue>
        where TValue : unmanaged =>
        new Contest<TIndicator, double, TValue>(name, make, SampleMarket.Closes, byHand);

    public static Contest Bars<TIndicator, TValue>(string name, Func<TIndicator> make, Action<Bar[], TValue[]> byHand)
        where TIndicator : struct, IIndicator<Bar, TValue>
        where TValue : unmanaged =>
        new Contest<TIndicator, Bar, TValue>(name, make, SampleMarket.Bars, byHand);
}

/// <summary>What came out.</summary>
/// <param name="Nanoseconds">Ours, a bar.</param>
/// <param name="ByHand">The loop's, a bar.</param>
/// <param name="Bytes">Allocated by ours, a bar.</param>
internal sealed record ContestResult(double Nanoseconds, double ByHand, double Bytes)
{
    public double Ratio => Nanoseconds / ByHand;
}

/// <inheritdoc/>
internal sealed class Contest<TIndicator, TInput, TValue>(
    string name, Func<TIndicator> make, TInput[] inputs, Action<TInput[], TValue[]> byHand) : Contest(name)
    where TIndicator : struct, IIndicator<TInput, TValue>
    where TValue : unmanaged
{
    private const int Rounds = 25;
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(150);

    private readonly TValue[] _ours = new TValue[inputs.Length];
    private readonly TValue[] _theirs = new TValue[inputs.Length];

    public override Type Indicator => typeof(TIndicator);

    public override ContestResult Run()
    {
        Heat(Ours);
        Heat(Theirs);
        Compare();
        var (ours, theirs) = (double.MaxValue, double.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            ours = Math.Min(ours, Nanoseconds(Ours));
            theirs = Math.Min(theirs, Nanoseconds(Theirs));
        }

        return new ContestResult(ours, theirs, Bytes());
    }

    private void Ours()
    {
        var indicator = make();
        Batch.Run<TIndicator, TInput, TValue>(ref indicator, inputs, _ours);
    }

    private void Theirs() => byHand(inputs, _theirs);

    private double Bytes()
    {
        var indicator = make();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Batch.Run<TIndicator, TInput, TValue>(ref indicator, inputs, _ours);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)inputs.Length;
    }

    /// <summary>Long enough that the compiler has done all it will.</summary>
    private static void Heat(Action work)
    {
        for (var (started, runs) = (Stopwatch.GetTimestamp(), 0);
            runs < 80 || Stopwatch.GetElapsedTime(started) < WarmUp;
            runs++)
        {
            work();
        }
    }

    private double Nanoseconds(Action work)
    {
        const int times = 2;
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < times; i++)
        {
            work();
        }

        return Stopwatch.GetElapsedTime(started).TotalNanoseconds / ((double)times * inputs.Length);
    }

    /// <summary>A loop that computes something else is no measure. Both may round differently.</summary>
    private void Compare()
    {
        var ours = MemoryMarshal.Cast<TValue, double>(_ours);
        var theirs = MemoryMarshal.Cast<TValue, double>(_theirs);
        for (var i = ours.Length / 2; i < ours.Length; i++)
        {
            var apart = Math.Abs(ours[i] - theirs[i]);
            if (apart > 1e-6 * Math.Max(1, Math.Abs(theirs[i])))
            {
                throw new InvalidOperationException($"{Name}: {ours[i]} is not {theirs[i]} ({i}).");
            }
        }
    }
}
