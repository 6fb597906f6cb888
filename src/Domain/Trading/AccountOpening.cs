namespace TradingPlatform.Domain.Trading;

/// <summary>Opening: once, within bounds that keep every later sum exact.</summary>
internal static class AccountOpening
{
    private const decimal LeverageLimit = 20;

    internal static Decision<AccountEvent> Decide(AccountState account, AccountCommand.Open open)
    {
        if (account.IsOpen)
        {
            return IsSame(account, open) ? Decision.AlreadyDone<AccountEvent>() : AccountRefusal.AlreadyOpen;
        }

        if (string.IsNullOrWhiteSpace(open.Owner) || string.IsNullOrWhiteSpace(open.Currency))
        {
            return AccountRefusal.OwnerMissing;
        }

        if (open.Cash <= 0 || !ExactRange.Contains(open.Cash))
        {
            return AccountRefusal.CashOutOfRange;
        }

        if (open.LeverageMax is < 1 or > LeverageLimit)
        {
            return AccountRefusal.LeverageOutOfRange;
        }

        return new AccountEvent.Opened(open.Owner, open.Currency, open.Cash, open.LeverageMax, open.At);
    }

    private static bool IsSame(AccountState account, AccountCommand.Open open) =>
        string.Equals(account.Owner, open.Owner, StringComparison.Ordinal)
        && string.Equals(account.Currency, open.Currency, StringComparison.Ordinal)
        && account.OpeningCash == open.Cash && account.LeverageMax == open.LeverageMax;
}
