using TradingPlatform.Domain.Agents;

namespace TradingPlatform.Domain.Risk;

/// <summary>Watches the limits of a mandate at every step. It fires before the limit by what closing would cost and by
/// an
/// ordinary step of the market, so that only one gap of the market can carry the loss beyond.</summary>
public static class MandateGuard
{
    /// <summary>The name of the drawdown guard.</summary>
    public const string DrawdownRule = "mandate.drawdown";

    /// <summary>The share of a limit at which its guard fires; the rest is margin.</summary>
    public const decimal FiresAtShare = 0.95m;

    /// <summary>What closing may cost, as a share of the open notional: 0.10 % fee and slippage, and 0.25 % for one
    /// step.</summary>
    public const decimal ReserveRate = 0.0035m;

    /// <summary>Judges drawdown first, then the loss of the period. Limit and value are amounts in quote: the loss that
    /// may
    /// be, and the loss there is with the reserve for closing.</summary>
    /// <param name="mandate">The limits.</param>
    /// <param name="track">Peak and period starts, this step included.</param>
    /// <param name="equity">Now, in quote.</param>
    /// <param name="openNotional">|position| · price, in quote.</param>
    public static RiskVerdict Judge(Mandate mandate, EquityTrack track, decimal equity, decimal openNotional)
    {
        var closed = equity - (openNotional * ReserveRate);
        var drawdown = Measure(DrawdownRule, track.Peak, mandate.DrawdownMax, closed);
        return drawdown.Allowed
            ? Measure(mandate.LossPeriod.Rule(), PeriodStart(mandate, track), mandate.LossMax, closed)
            : drawdown;
    }

    /// <summary>What may still be lost before the nearer limit is reached, in quote; never negative. It is measured to
    /// the
    /// limit, not to its guard: sizes that shrink with it would else creep towards the guard and never reach
    /// it.</summary>
    public static decimal BudgetLeft(Mandate mandate, EquityTrack track, decimal equity)
    {
        var drawdown = (track.Peak * mandate.DrawdownMax) - (track.Peak - equity);
        var start = PeriodStart(mandate, track);
        var period = (start * mandate.LossMax) - (start - equity);
        return Math.Max(0, Math.Min(drawdown, period));
    }

    private static decimal PeriodStart(Mandate mandate, EquityTrack track) => mandate.LossPeriod switch
    {
        LossPeriod.Day => track.DayStart,
        LossPeriod.Week => track.WeekStart,
        LossPeriod.Month => track.MonthStart,
        _ => throw new InvalidOperationException($"Unknown period {mandate.LossPeriod}."),
    };

    private static RiskVerdict Measure(string rule, decimal start, decimal share, decimal equity)
    {
        var (limit, loss) = (start * share, start - equity);
        return new RiskVerdict(loss < limit * FiresAtShare, rule, limit, loss);
    }
}
