using System.Collections.Immutable;
using TradingPlatform.Domain.Market;

namespace TradingPlatform.Domain.Trading;

/// <summary>An order's name at a venue; ids are unique per account only.</summary>
public readonly record struct PaperOrderKey(string Account, string OrderId);

/// <summary>An order that still trades.</summary>
/// <param name="Order">As it was sent.</param>
/// <param name="Instrument">The trading rules it was accepted under.</param>
/// <param name="Remaining">Not yet traded, in base.</param>
/// <param name="Resting">True once a limit order has met the market; from then on it is a maker.</param>
public sealed record PaperOrder(VenueOrder Order, Instrument Instrument, decimal Remaining, bool Resting);

/// <summary>What the venue knows of one account.</summary>
/// <param name="LastNumber">The number of its last report.</param>
/// <param name="Position">Σ signed fills, in base: what a reduce-only order may reduce.</param>
/// <param name="Unconfirmed">Reports it may not have stored yet, in order, without hole, the last one newest.</param>
public sealed record PaperAccount(long LastNumber, decimal Position, ImmutableList<ExecutionReport> Unconfirmed)
{
    internal static PaperAccount Empty { get; } = new(0, 0, []);
}

/// <summary>Everything true of one symbol's paper venue, folded from its events.</summary>
/// <remarks>Ids of ended orders are forgotten in the end, as an account's are; the store knows them for ever.</remarks>
/// <param name="Instrument">The trading rules of the next order; null before the first.</param>
/// <param name="LastMatched">The last step in which something traded or came to rest; none up to it matters again.
/// </param>
/// <param name="Arrivals">How many orders ever came.</param>
/// <param name="Open">Open orders by arrival number.</param>
/// <param name="Known">The newest orders sent, at most <see cref="KnownMax"/>, with their arrival numbers.</param>
/// <param name="Accounts">By account id.</param>
public sealed record PaperVenueState(
    Instrument? Instrument,
    long LastMatched,
    long Arrivals,
    ImmutableSortedDictionary<long, PaperOrder> Open,
    RecentMap<PaperOrderKey, long> Known,
    ImmutableDictionary<string, PaperAccount> Accounts)
{
    /// <summary>How many orders are remembered by their ids, open ones apart.</summary>
    public const int KnownMax = 10_000;

    /// <summary>A venue nobody has used.</summary>
    public static PaperVenueState Unused { get; } = new(
        null,
        0,
        0,
        ImmutableSortedDictionary<long, PaperOrder>.Empty,
        RecentMap.Empty<PaperOrderKey, long>(),
        ImmutableDictionary.Create<string, PaperAccount>(StringComparer.Ordinal));

    /// <summary>The first step that can still matter, or null: an idle venue, without open orders, may skip every step
    /// that was published so far, because an order trades after its own sequence number only. After a restart, match
    /// from here on: steps that led to no event are matched again and lead to none again.</summary>
    /// <remarks>Cost: one pass over the open orders. While running there is no need to go back so far, see
    /// <see cref="NextStepAfter"/>.</remarks>
    public long? NextStep =>
        Open.IsEmpty ? null : Math.Max(LastMatched, Open.Min(entry => entry.Value.Order.Sequence)) + 1;

    /// <summary>Where to go on after an order came in, when steps up to <paramref name="matchedThrough"/> were matched:
    /// the order may have been placed before some of those, and they have to be looked at again for its sake.</summary>
    public long NextStepAfter(VenueOrder order, long matchedThrough) =>
        Math.Max(LastMatched, Math.Min(order.Sequence, matchedThrough)) + 1;

    /// <summary>The arrival number of an order; null when it is not known, or not any more.</summary>
    internal long? ArrivalOf(PaperOrderKey key)
    {
        if (Known.TryGetValue(key, out var arrival))
        {
            return arrival;
        }

        foreach (var (number, open) in Open)
        {
            if (new PaperOrderKey(open.Order.Account, open.Order.Intent.OrderId) == key)
            {
                return number;
            }
        }

        return null;
    }

    /// <summary>The number of the last report to <paramref name="account"/>; 0 when there was none.</summary>
    public long LastNumberTo(string account) => Accounts.GetValueOrDefault(account, PaperAccount.Empty).LastNumber;

    /// <summary>The number of the last report that <paramref name="account"/> confirmed and that left memory.</summary>
    public long ConfirmedThrough(string account)
    {
        var known = Accounts.GetValueOrDefault(account, PaperAccount.Empty);
        return known.LastNumber - known.Unconfirmed.Count;
    }

    /// <summary>Reports to <paramref name="account"/> after number <paramref name="afterNumber"/>, in order.</summary>
    /// <param name="account">The account's id; one that never traded here has none.</param>
    /// <param name="afterNumber">The last number the account has stored; 0 for none.</param>
    /// <param name="limit">Most reports returned.</param>
    /// <exception cref="InvalidOperationException">Some of them were confirmed and left memory; they are in the stream.
    /// </exception>
    public ImmutableArray<ExecutionReport> ReportsAfter(string account, long afterNumber, int limit = 500)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(afterNumber);
        var known = Accounts.GetValueOrDefault(account, PaperAccount.Empty);
        var trimmedThrough = ConfirmedThrough(account);
        if (afterNumber < trimmedThrough)
        {
            throw new InvalidOperationException(
                $"{account} confirmed its reports up to {trimmedThrough} and asks for those after {afterNumber}.");
        }

        var skip = (int)Math.Min(afterNumber - trimmedThrough, known.Unconfirmed.Count);
        return [.. known.Unconfirmed.GetRange(skip, Math.Min(limit, known.Unconfirmed.Count - skip))];
    }

    /// <summary>Forgets reports that the account has stored. It is no event: it trims memory and changes no decision; a
    /// venue that is loaded again holds them all until they are confirmed again.</summary>
    /// <param name="account">The account's id.</param>
    /// <param name="number">The last number the account has stored.</param>
    public PaperVenueState Confirm(string account, long number)
    {
        if (!Accounts.TryGetValue(account, out var known))
        {
            return this;
        }

        var stored = (int)Math.Clamp(number - known.LastNumber + known.Unconfirmed.Count, 0, known.Unconfirmed.Count);
        return stored == 0
            ? this
            : this with
            {
                Accounts = Accounts.SetItem(
                    account, known with { Unconfirmed = known.Unconfirmed.RemoveRange(0, stored) }),
            };
    }
}
