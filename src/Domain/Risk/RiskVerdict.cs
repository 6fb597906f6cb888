using System.Globalization;

namespace TradingPlatform.Domain.Risk;

/// <summary>What a risk rule says, complete enough to be checked by hand.</summary>
/// <param name="Allowed">False: it must not be done.</param>
/// <param name="Rule">The rule that spoke, stable: <c>risk.trade</c>, <c>mandate.drawdown</c>.</param>
/// <param name="Limit">The bound, in the rule's own unit.</param>
/// <param name="Value">What was measured, in the same unit.</param>
public readonly record struct RiskVerdict(bool Allowed, string Rule, decimal Limit, decimal Value)
{
    /// <summary>One line for people and the log: <c>risk.trade ok: value 0.0031, limit 0.02</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Rule} {(Allowed ? "ok" : "refused")}: value {Short(Value)}, limit {Short(Limit)}");

    private static string Short(decimal value) =>
        Math.Round(value, 8, MidpointRounding.ToZero).ToString("0.########", CultureInfo.InvariantCulture);
}
