using TradingPlatform.Domain.Trading;

namespace TradingPlatform.Domain.Tests.Trading;

/// <summary>Aggregates to ask.</summary>
internal static class Given
{
    public static Scenario<AccountState, AccountCommand, AccountEvent> Account() =>
        new(TradingAccount.For(Some.Account));

    public static Scenario<AccountState, AccountCommand, AccountEvent> OpenAccount(
        decimal cash = 10_000, decimal leverage = 1) => Account().After(Some.Opening(cash, leverage));

    public static Scenario<PaperVenueState, PaperVenueCommand, PaperVenueEvent> Venue() =>
        new(PaperVenue.For(Some.Symbol, PaperVenueTerms.Default));
}
