using System.Collections.Immutable;

namespace TradingPlatform.Domain.Trading;

/// <summary>The rules of one trading account: opening, placing, taking back, and taking in what venues report.
/// Money, positions and orders follow from its events alone.</summary>
/// <remarks>
/// An order id outlives its order: a repeat that comes back after months must still be recognised, and no venue
/// remembers for us (Binance keeps client ids unique among open orders only). The newest ids are known here, with the
/// intent as a short text beside each, so that a changed intent under a spent id is refused; all of them are known to
/// the store, which carries a command out once for ever (<see cref="Repeated"/> judges what it finds there).
/// </remarks>
public static class TradingAccount
{
    /// <summary>An account that was never opened.</summary>
    public static AccountState Unopened { get; } = new(
        Owner: "",
        Currency: "",
        Cash: 0,
        OpeningCash: 0,
        LeverageMax: 0,
        Fees: 0,
        ImmutableSortedDictionary.Create<string, Position>(StringComparer.Ordinal),
        ImmutableDictionary.Create<string, Order>(StringComparer.Ordinal),
        [],
        [],
        RecentMap.Empty<string, string>(),
        ImmutableDictionary.Create<string, long>(StringComparer.Ordinal),
        LastSequence: 0);

    /// <summary>The rules of account <paramref name="accountId"/> under <see cref="AccountTerms.Default"/>.</summary>
    public static Decider<AccountState, AccountCommand, AccountEvent> For(string accountId) =>
        For(accountId, AccountTerms.Default);

    /// <summary>The rules of account <paramref name="accountId"/> under <paramref name="terms"/>. Refusal codes:
    /// <see cref="AccountRefusal"/> and those of <see cref="OrderFilters"/>.</summary>
    /// <exception cref="VenueContradictionException">Thrown by Decide: a venue reported what cannot be.</exception>
    public static Decider<AccountState, AccountCommand, AccountEvent> For(string accountId, AccountTerms terms)
    {
        ArgumentException.ThrowIfNullOrEmpty(accountId);
        ArgumentNullException.ThrowIfNull(terms);
        return new(Unopened, (account, command) => Decide(accountId, terms, account, command), AccountEvolving.Evolve);
    }

    /// <summary>Judges a command whose id the store knows and the state does not remember any more.</summary>
    /// <param name="repeat">The command that came again.</param>
    /// <param name="first">What it led to the first time.</param>
    /// <returns>Null when it is the same command; else why it is refused.</returns>
    public static Refusal? Repeated(AccountCommand repeat, AccountEvent first) =>
        repeat is AccountCommand.Place place && first is AccountEvent.OrderPlaced placed
            ? AccountPlacing.Repeated(OrderIdentity.Fingerprint(placed.Order), place.Order)
            : null;

    private static Decision<AccountEvent> Decide(
        string accountId, AccountTerms terms, AccountState account, AccountCommand command) => command switch
        {
            AccountCommand.Open open => AccountOpening.Decide(account, open),
            AccountCommand.Place place => AccountPlacing.Decide(account, terms, place),
            AccountCommand.Cancel cancel => AccountPlacing.Decide(account, cancel),
            AccountCommand.Record record => AccountRecording.Decide(accountId, account, record),
            _ => throw new InvalidOperationException($"Unknown command {command.GetType().Name}."),
        };
}
