using TradingPlatform.Domain.Trading;

namespace TradingPlatform.Domain.Tests.Trading;

public class OpeningTests
{
    [Fact]
    public void An_account_opens_once_and_a_repeat_with_the_same_terms_changes_nothing()
    {
        Given.Account().When(Some.Opening()).Then(new AccountEvent.Opened("trader", "USDT", 10_000, 1, Some.Start));
        Given.Account().After(Some.Opening()).When(Some.Opening() with { At = Some.Start.AddDays(1) }).ThenNothing();
    }

    [Fact]
    public void Other_terms_are_refused_once_it_is_open() =>
        Given.Account().After(Some.Opening()).When(Some.Opening(cash: 10_001)).ThenRefused("account.already-open");

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("0.000000001")]
    [InlineData("1000000000000.1")]
    public void Cash_outside_its_bounds_is_refused(string cash) => Given.Account()
        .When(Some.Opening(decimal.Parse(cash, System.Globalization.CultureInfo.InvariantCulture)))
        .ThenRefused("account.cash-out-of-range");

    [Theory]
    [InlineData("0.99")]
    [InlineData("20.01")]
    public void Leverage_outside_1_to_20_is_refused(string leverage) => Given.Account()
        .When(Some.Opening(leverage: decimal.Parse(leverage, System.Globalization.CultureInfo.InvariantCulture)))
        .ThenRefused("account.leverage-out-of-range");

    [Fact]
    public void An_account_without_owner_is_refused() =>
        Given.Account().When(Some.Opening() with { Owner = " " }).ThenRefused("account.owner-missing");
}
