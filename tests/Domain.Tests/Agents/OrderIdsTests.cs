using TradingPlatform.Domain.Agents;

namespace TradingPlatform.Domain.Tests.Agents;

public sealed class OrderIdsTests
{
    private static readonly string[] Agents = ["atlas@REPLAY:BTCUSDT", "nova@REPLAY:BTCUSDT", "atlas@REPLAY:BTCUSDT1"];

    [Fact]
    public void An_order_id_is_32_letters_and_digits() =>
        Assert.Matches("^[0-9a-f]{32}$", OrderIds.Of("atlas@REPLAY:BTCUSDT", 1));

    [Fact]
    public void The_same_decision_names_the_same_order_for_ever() =>
        Assert.Equal("e2a4f57e12d29c3e246395dc1a1c4dbf", OrderIds.Of("atlas@REPLAY:BTCUSDT", 1));

    [Fact]
    public void Other_agents_and_other_decisions_name_other_orders()
    {
        var ids = from agent in Agents
                  from number in Enumerable.Range(1, 1_000)
                  select OrderIds.Of(agent, number);
        Assert.Equal(3_000, ids.Distinct().Count());
    }
}
