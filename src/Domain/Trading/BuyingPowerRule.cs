namespace TradingPlatform.Domain.Trading;

/// <summary>No order may lead beyond equity times leverage, whichever of the open orders trade. What only reduces is
/// always let through: an account under water must be able to get out.</summary>
internal static class BuyingPowerRule
{
    internal static Refusal? Check(AccountState account, AccountTerms terms, AccountCommand.Place place)
    {
        var symbol = place.Order.Symbol;
        var added = Exposure.Of(place.Order, place.Order.Quantity, place.ReferencePrice);
        if (added.OnlyReduces(account, symbol))
        {
            return null;
        }

        decimal Mark(string market) =>
            string.Equals(market, symbol, StringComparison.Ordinal) ? place.ReferencePrice : 0;
        var needed = WorstCaseNotional.Of(account, Mark, terms.TakerFeeRate, symbol, added);
        var available = AccountMath.Equity(account, Mark) * account.LeverageMax;
        return needed <= available
            ? null
            : AccountRefusal.InsufficientBalance(needed, Math.Max(0, available), account.Currency);
    }
}
