namespace TradingPlatform.Grains.Interfaces.Events;

/// <summary>What a stream's first events come to.</summary>
/// <param name="Version">How many events are in it.</param>
/// <param name="State">The state after them.</param>
public sealed record StreamSnapshot<TState>(long Version, TState State)
    where TState : notnull;
