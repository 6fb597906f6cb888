using System.Collections.Immutable;

namespace TradingPlatform.Domain.Analytics;

/// <summary>One finished trade: from flat to flat.</summary>
/// <param name="Pnl">What it brought after all costs, in the account's currency.</param>
/// <param name="InitialRisk">What its first stop put at risk, in that currency; 0 where it had none.</param>
public readonly record struct FinishedTrade(decimal Pnl, decimal InitialRisk);

/// <summary>What finished trades come to.</summary>
/// <param name="Count">How many.</param>
/// <param name="Wins">Those that brought more than nothing.</param>
/// <param name="Losses">Those that cost something; a trade that brought exactly nothing is neither.</param>
/// <param name="ProfitFactor">Σ wins ÷ Σ|losses|; null without a loss.</param>
/// <param name="Expectancy">Mean result a trade, in the account's currency; null without a trade.</param>
/// <param name="ExpectancyInR">mean(result ÷ initial risk) over the trades that had one; null without such.</param>
/// <param name="WinRate">Wins ÷ count, a ratio; null without a trade.</param>
/// <param name="AverageWin">In the account's currency; null without one.</param>
/// <param name="AverageLoss">In the account's currency, positive; null without one.</param>
/// <param name="LargestShare">The largest win ÷ Σ results, a ratio: near 1 or above, one trade made it all; null where
/// the sum is not positive.</param>
public sealed record TradeStatistics(
    int Count,
    int Wins,
    int Losses,
    double? ProfitFactor,
    double? Expectancy,
    double? ExpectancyInR,
    double? WinRate,
    double? AverageWin,
    double? AverageLoss,
    double? LargestShare)
{
    /// <summary>Of <paramref name="trades"/>, in any order. Sums are exact; only the quotients are not.</summary>
    public static TradeStatistics Of(ImmutableArray<FinishedTrade> trades)
    {
        var (won, lost) = (trades.Where(t => t.Pnl > 0).ToArray(), trades.Where(t => t.Pnl < 0).ToArray());
        var (gain, loss) = (won.Sum(t => t.Pnl), -lost.Sum(t => t.Pnl));
        var risked = trades.Where(t => t.InitialRisk > 0).ToArray();
        var total = gain - loss;
        return new TradeStatistics(
            trades.Length,
            won.Length,
            lost.Length,
            Quotient(gain, loss),
            Quotient(total, trades.Length),
            Quotient(risked.Sum(t => t.Pnl / t.InitialRisk), risked.Length),
            Quotient(won.Length, trades.Length),
            Quotient(gain, won.Length),
            Quotient(loss, lost.Length),
            total > 0 && won.Length > 0 ? Quotient(won.Max(t => t.Pnl), total) : null);
    }

    private static double? Quotient(decimal numerator, decimal denominator) =>
        denominator == 0 ? null : (double)(numerator / denominator);
}
