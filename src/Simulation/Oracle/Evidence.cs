using System.Collections.Immutable;
using TradingPlatform.Domain.Trading;
using TradingPlatform.Grains.Interfaces.Market;
using TradingPlatform.Simulation.Storage;
using TradingPlatform.Simulation.Workload;

namespace TradingPlatform.Simulation.Oracle;

/// <summary>Everything that is known of one world after its end.</summary>
/// <param name="Store">What was durable.</param>
/// <param name="Markets">What the markets really did.</param>
/// <param name="Journal">What people were told.</param>
/// <param name="Accounts">What each account's grain says, by account.</param>
/// <param name="Views">What each symbol's grain says, by symbol.</param>
/// <param name="Unanswered">Orders that no venue had answered a minute after all was well.</param>
/// <param name="PendingAppendsMax">The most appends that ever waited in one process.</param>
internal sealed record Evidence(
    SimulatedStore Store,
    ImmutableArray<SimulatedMarket> Markets,
    Journal Journal,
    ImmutableSortedDictionary<string, AccountState> Accounts,
    ImmutableSortedDictionary<string, SymbolView> Views,
    ImmutableArray<string> Unanswered,
    int PendingAppendsMax)
{
    /// <summary>Every account kept a second time.</summary>
    public ImmutableSortedDictionary<string, AccountBook> Books { get; } = BooksOf(Store);

    /// <summary>Every venue read a second time, by symbol.</summary>
    public ImmutableSortedDictionary<string, VenueBook> Venues { get; } = Cast.Symbols.ToImmutableSortedDictionary(
        symbol => symbol, symbol => VenueOf(Store, symbol), StringComparer.Ordinal);

    /// <summary>The orders that no venue has answered, by what the streams say now.</summary>
    public static ImmutableArray<string> UnansweredIn(SimulatedStore store) =>
    [
        .. from pair in BooksOf(store)
           from order in pair.Value.Open
           where !order.IsAnswered
           select $"{order.Intent.OrderId} of {pair.Key}",
    ];

    private static ImmutableSortedDictionary<string, AccountBook> BooksOf(SimulatedStore store) =>
        Cast.Accounts.ToImmutableSortedDictionary(
            cast => cast.Account,
            cast => BookOf(store, cast.Account),
            StringComparer.Ordinal);

    private static AccountBook BookOf(SimulatedStore store, string account)
    {
        var book = new AccountBook();
        foreach (var stored in store.Stream($"account-{account}"))
        {
            book.Read(stored);
        }

        return book;
    }

    private static VenueBook VenueOf(SimulatedStore store, string symbol)
    {
        var venue = new VenueBook();
        foreach (var stored in store.Stream($"paper-{symbol}"))
        {
            venue.Read(stored);
        }

        return venue;
    }
}
