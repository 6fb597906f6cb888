using TradingPlatform.Domain.Agents;
using TradingPlatform.Domain.Market;
using TradingPlatform.Domain.Risk;
using TradingPlatform.Domain.Trading;

namespace TradingPlatform.Domain.Tests.Risk;

/// <summary>A plain trade: buy at 100 with the stop at 98, 100,000 of equity, a deep market.</summary>
internal static class RiskTerms
{
    public static readonly RiskAppetite Appetite = new(0.005m, 0.25m, 2, 0.1m, 0.002m, 0.01m);

    public static readonly Mandate Mandate = AgentProfile.Of(AgentKind.Orion).Mandate;

    public static readonly TradeTerms Plain = new(
        new Instrument("TEST:BTCUSDT", "BTC", "USDT", 0.01m, 0.001m, 0.001m, 9_000m, 5m),
        OrderSide.Buy, 100m, 100m, 98m, 100_000m, 0, 5_000m, 1_000_000m);
}
