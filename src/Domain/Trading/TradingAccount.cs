using System.Collections.Immutable;

namespace TradingPlatform.Domain.Trading;

/// <summary>The rules of one trading account: opening, placing, taking back, and taking in what venues report.
/// Money, positions and orders follow from its events alone.</summary>
/// <remarks>
/// Every order id ever placed is kept, because an id must outlive its order: a repeat that comes back after months must
/// still be recognised, and no venue remembers for us (Binance keeps client ids unique among open orders only). Beside
/// the id stands the intent as a short text, so a changed intent under a spent id is refused. The price is about 240
/// bytes an order in memory: a million orders take some 240 MB. When that hurts, ids will be bounded by time.
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
        ImmutableDictionary.Create<string, string>(StringComparer.Ordinal),
        ImmutableDictionary.Create<string, long>(StringComparer.Ordinal));

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
