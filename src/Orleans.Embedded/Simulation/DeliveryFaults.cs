namespace Orleans.Embedded.Simulation;

/// <summary>What goes wrong between a stream's producer and its subscribers, in thousandths of the events.</summary>
/// <param name="DropPerMille">So many are lost.</param>
/// <param name="DoublePerMille">So many come twice.</param>
/// <param name="DelayPerMille">So many come later, and so overtaken by others.</param>
/// <param name="DelayMax">How much later at most.</param>
public sealed record DeliveryFaults(int DropPerMille, int DoublePerMille, int DelayPerMille, TimeSpan DelayMax)
{
    /// <summary>Everything arrives once and in order.</summary>
    public static DeliveryFaults None { get; } = new(0, 0, 0, TimeSpan.Zero);
}
