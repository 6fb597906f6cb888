namespace TradingPlatform.Domain.Trading;

/// <summary>What an account's rules take from outside.</summary>
/// <param name="TakerFeeBasisPoints">The highest fee its venues may take, of notional; set aside when an order is
/// placed.</param>
/// <param name="OpenOrdersMax">Most orders open at once.</param>
public sealed record AccountTerms(decimal TakerFeeBasisPoints = 5, int OpenOrdersMax = 200)
{
    /// <summary>5 basis points and 200 orders.</summary>
    public static AccountTerms Default { get; } = new();

    /// <summary>The fee as a share of notional.</summary>
    internal decimal TakerFeeRate => TakerFeeBasisPoints / 10_000m;
}
