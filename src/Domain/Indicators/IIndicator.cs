namespace TradingPlatform.Domain.Indicators;

/// <summary>A statistic of a market that takes one input a closed bar, oldest first, and has one value after each.
/// <para>Prefix equality holds by construction: an indicator is handed the past alone, so no later bar can change an
/// earlier value.</para>
/// <para>Every indicator is a mutable struct, so that many lie in one piece of memory and a loop over one keeps it in
/// registers: hold it in a field that is not readonly or in a local, never copy it (a copy shares the windows of the
/// original), and make it with its constructor, never with <c>default</c>.</para></summary>
/// <typeparam name="TInput"><see cref="Bar"/>, or <c>double</c> where any series will do.</typeparam>
/// <typeparam name="TValue"><c>double</c>, or a record of several.</typeparam>
public interface IIndicator<TInput, TValue> : IStateful
    where TValue : unmanaged
{
    /// <summary>How many inputs it takes until <see cref="Value"/> is whole; where that depends on the market (swings,
    /// sessions), the least.</summary>
    int WarmUp { get; }

    /// <summary>Whether <see cref="Value"/> is whole.</summary>
    bool IsReady { get; }

    /// <summary>As of the last input. Parts that are not there yet are <see cref="Statistic.Undefined"/>; all others
    /// are finite, for finite inputs.</summary>
    TValue Value { get; }

    /// <summary>Takes the next input and gives the value as of it. Allocates nothing. Constant time on average over a
    /// window; an indicator that costs more says so.</summary>
    TValue Update(in TInput input);
}
