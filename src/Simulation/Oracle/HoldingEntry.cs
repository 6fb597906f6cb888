namespace TradingPlatform.Simulation.Oracle;

/// <summary>What the oracle knows of one account's trading in one market: plain sums, no averages.</summary>
internal sealed class HoldingEntry
{
    /// <summary>In base; negative is short.</summary>
    public decimal Quantity { get; private set; }

    /// <summary>Σ what sales brought less what purchases cost, in quote, before fees.</summary>
    public decimal Flow { get; private set; }

    /// <summary>Σ profit that the account says it has realised.</summary>
    public decimal Realised { get; set; }

    /// <summary>The price of the last trade.</summary>
    public decimal LastPrice { get; private set; }

    /// <summary>Buys (positive) or sells (negative).</summary>
    public void Trade(decimal signed, decimal price)
    {
        Quantity += signed;
        Flow -= signed * price;
        LastPrice = price;
    }
}
