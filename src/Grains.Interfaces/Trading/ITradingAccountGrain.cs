using Orleans;
using TradingPlatform.Domain;
using TradingPlatform.Domain.Trading;

namespace TradingPlatform.Grains.Interfaces.Trading;

/// <summary>One trading account: orders, positions, cash, and the one way to a venue. Key: the account's id,
/// <c>trader@REPLAY</c> or <c>atlas@REPLAY:BTCUSDT</c>.</summary>
[Alias("ITradingAccountGrain")]
public interface ITradingAccountGrain : IGrainWithStringKey
{
    /// <summary>Opens the account.</summary>
    [Alias("OpenAsync")]
    Task<Outcome> OpenAsync(AccountCommand.Open command);

    /// <summary>Stores the intent, then sends it to the venue. Safe to repeat with the same order id.</summary>
    [Alias("PlaceAsync")]
    Task<Outcome> PlaceAsync(AccountCommand.Place command);

    /// <summary>Asks the venue to take an order back.</summary>
    [Alias("CancelAsync")]
    Task<Outcome> CancelAsync(AccountCommand.Cancel command);

    /// <summary>Fetches what the venues have reported since, sends again what was never answered, and returns the
    /// state.</summary>
    [Alias("SyncAsync")]
    Task<AccountState> SyncAsync();

    /// <summary>As <see cref="SyncAsync"/>, but returns the state as it was once everything up to
    /// <paramref name="sequence"/> of the account's only symbol had happened, and nothing later.</summary>
    [Alias("AsOfAsync")]
    Task<AccountState> AsOfAsync(long sequence);

    /// <summary>The state as of the last event.</summary>
    [Alias("ViewAsync")]
    Task<AccountState> ViewAsync();
}

/// <summary>What a grain answers to a command.</summary>
/// <param name="Version">The stream's version after it: a read-your-writes token.</param>
/// <param name="Refusal">Why not, or null when it was done.</param>
[GenerateSerializer, Immutable, Alias("Outcome")]
public sealed record Outcome([property: Id(0)] long Version, [property: Id(1)] Refusal? Refusal);
