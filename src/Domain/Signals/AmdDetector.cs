using System.Collections.Immutable;
using System.Runtime.InteropServices;
using TradingPlatform.Domain.Market;

namespace TradingPlatform.Domain.Signals;

/// <summary>The rule-based phase detector of RULES §8: closed candles in, one by one; phase changes out. Pure: the
/// state is an argument, and a function of the events and the last <see cref="AmdRules.WindowBars"/> candles alone.
/// <para>None → Accumulation (range) → Manipulation (sweep of an edge that closed back inside) → Distribution
/// (displacement the other way) → Re-accumulation (a new range of bars after it) → Manipulation → … A range that is
/// left, a sweep that nothing follows, a distribution that comes back over the middle or lasts too long: None. What was
/// told for earlier bars never changes. At most one change a bar; some 10 to 20 µs a bar.</para></summary>
public sealed class AmdDetector
{
    private readonly AmdRules _rules;

    /// <summary>A detector by <paramref name="rules"/>.</summary>
    /// <exception cref="ArgumentException">A threshold is out of its range.</exception>
    public AmdDetector(AmdRules rules)
    {
        if (rules.Fault() is { } fault)
        {
            throw new ArgumentException(fault, nameof(rules));
        }

        (_rules, Model) = (rules, rules.Model);
    }

    /// <summary>The version of the rules, stored with every change.</summary>
    public string Model { get; }

    /// <summary>How many candles <see cref="Resume"/> wants.</summary>
    public int WindowBars => _rules.WindowBars;

    /// <summary>The detector as the rules of an aggregate: closed candles in, phase changes out.</summary>
    public Decider<AmdState, Candle, AmdEvent> Decider => new(
        AmdState.Initial,
        (state, candle) => Take(state, candle).Changed is { } changed ? changed : Decision.AlreadyDone<AmdEvent>(),
        Evolve);

    /// <summary>Takes the next closed candle in. One that is not later than the last is ignored. Candles count by
    /// number: a halt of the market is no bar.</summary>
    /// <exception cref="ArgumentException">It is of another timeframe than the ones before.</exception>
    public AmdStep Take(AmdState state, Candle candle)
    {
        if (state.Window.Length > 0)
        {
            var last = state.Window[^1];
            if (last.Timeframe != candle.Timeframe)
            {
                throw new ArgumentException($"{candle} is not of timeframe {last.Timeframe.Name()}.", nameof(candle));
            }

            if (candle.OpenAt <= last.OpenAt)
            {
                return new(state, null);
            }
        }

        var window = Append(state.Window, candle);
        return Next(state.Reading, new AmdBars(_rules, window.AsSpan())) is { } reading
            ? new(new AmdState(reading, window), new AmdEvent.PhaseChanged(reading, Model))
            : new(state with { Window = window }, null);
    }

    /// <summary>Takes in the candles of <paramref name="timeframe"/> that closed with one batch. Append its events
    /// together: <see cref="Resume"/> counts on a batch being told whole or not at all.</summary>
    public AmdSteps Take(AmdState state, MarketBatch batch, Timeframe timeframe)
    {
        var changes = ImmutableArray<AmdEvent>.Empty;
        foreach (var candle in batch.Closed)
        {
            if (candle.Timeframe == timeframe)
            {
                (state, var changed) = Take(state, candle);
                changes = changed is null ? changes : changes.Add(changed);
            }
        }

        return new(state, changes);
    }

    /// <summary>Applies one stored event.</summary>
    public static AmdState Evolve(AmdState state, AmdEvent happened) => happened switch
    {
        AmdEvent.PhaseChanged e => state with { Reading = e.Reading },
        _ => throw new InvalidOperationException($"Unknown event {happened.GetType().Name}."),
    };

    /// <summary>Goes on from the folded events.</summary>
    /// <param name="folded">The state of the events.</param>
    /// <param name="closed">The last <see cref="WindowBars"/> closed candles (all, if there are fewer) up to any bar at
    /// or after the last event's and before the next one's, oldest first. Then feed the candles that follow.</param>
    public AmdState Resume(AmdState folded, ReadOnlySpan<Candle> closed) =>
        folded with { Window = [.. closed[^Math.Min(closed.Length, WindowBars)..]] };

    private PhaseReading? Next(PhaseReading reading, AmdBars bars) => reading.Phase switch
    {
        Phase.None => AmdPatterns.Range(_rules, bars, Phase.Accumulation),
        Phase.Accumulation or Phase.ReAccumulation =>
            AmdPatterns.Sweep(_rules, bars, reading) ?? Left(reading, bars),
        Phase.Manipulation =>
            AmdPatterns.Displacement(_rules, bars, reading) ?? Failed(reading, bars),
        Phase.Distribution => Settled(reading, bars) ?? Ended(reading, bars),
        _ => throw new InvalidOperationException($"Unknown phase {reading.Phase}."),
    };

    /// <summary>A range is left by reaching too far beyond an edge, or by q closes in a row outside.</summary>
    private PhaseReading? Left(PhaseReading reading, AmdBars bars)
    {
        var (below, above) = AmdPatterns.Depths(bars, bars.Count - 1, reading);
        if (Math.Max(below, above) > _rules.SweepMax)
        {
            return Nothing(bars, $"left the range by {Math.Max(below, above).Short()} ATR");
        }

        var outside = 0;
        var reach = Math.Min(_rules.SweepBars, bars.Since(reading.KnownAt));
        while (outside < reach && IsOutside(bars[bars.Count - 1 - outside].Close, reading))
        {
            outside++;
        }

        return outside == _rules.SweepBars ? Nothing(bars, $"{outside} closes outside the range") : null;
    }

    /// <summary>A sweep fails by reaching too far after all, or when no displacement comes in time.</summary>
    private PhaseReading? Failed(PhaseReading reading, AmdBars bars)
    {
        var (below, above) = AmdPatterns.Depths(bars, bars.Count - 1, reading);
        var beyond = reading.Direction > 0 ? below : above;
        if (beyond > _rules.SweepMax)
        {
            return Nothing(bars, $"left the range by {beyond.Short()} ATR after the sweep");
        }

        return bars.Since(reading.KnownAt) < _rules.DisplacementBars ? null
            : AmdPatterns.Range(_rules, bars, Phase.Accumulation)
                ?? Nothing(bars, $"no displacement within {_rules.DisplacementBars} bars");
    }

    /// <summary>A distribution settles into a new range, all of whose bars came after it.</summary>
    private PhaseReading? Settled(PhaseReading reading, AmdBars bars) =>
        bars.Since(reading.KnownAt) >= _rules.RangeBars
            ? AmdPatterns.Range(_rules, bars, Phase.ReAccumulation)
            : null;

    /// <summary>A distribution ends by coming back over the old range's middle, or by lasting too long.</summary>
    private PhaseReading? Ended(PhaseReading reading, AmdBars bars)
    {
        if (reading.Direction * (bars.Last.Close - AmdPatterns.Middle(reading)) < 0)
        {
            return Nothing(bars, "came back over the middle of the range");
        }

        return bars.Since(reading.KnownAt) >= _rules.DistributionBarsMax
            ? Nothing(bars, $"no new range within {_rules.DistributionBarsMax} bars")
            : null;
    }

    private static bool IsOutside(decimal price, PhaseReading range) =>
        price < range.RangeLow || price > range.RangeHigh;

    private static PhaseReading Nothing(AmdBars bars, string why) =>
        new(Phase.None, 0, bars.Last.OpenAt, bars.Last.EndAt(), bars.Last.Sequence, 0, 0, 0, why);

    private ImmutableArray<Candle> Append(ImmutableArray<Candle> window, Candle candle)
    {
        var kept = Math.Min(window.Length, WindowBars - 1);
        var next = new Candle[kept + 1];
        window.AsSpan()[^kept..].CopyTo(next);
        next[kept] = candle;
        return ImmutableCollectionsMarshal.AsImmutableArray(next);
    }
}
