namespace TradingPlatform.Domain.Risk;

/// <summary>What an agent may lose. Targets are hopes, limits are laws.</summary>
/// <param name="TargetMonth">The hoped-for return a month, for people.</param>
/// <param name="DrawdownMax">Largest fall from the equity peak, as a share: 0.05 is 5 %.</param>
/// <param name="TradeRiskMax">Largest loss of one trade at its stop, as a share of equity.</param>
/// <param name="LossPeriod">The span of the loss limit.</param>
/// <param name="LossMax">Largest loss within one such span, as a share of the equity at its start.</param>
public sealed record Mandate(
    string TargetMonth, decimal DrawdownMax, decimal TradeRiskMax, LossPeriod LossPeriod, decimal LossMax);
