using Orleans.Embedded.Simulation;

namespace TradingPlatform.Simulation.Faults;

/// <summary>How often what goes wrong in one world, in thousandths; drawn from its seed, so that calm and wild worlds
/// both come up.</summary>
/// <param name="CrashPerMille">Of commands: the process dies.</param>
/// <param name="TwinPerMille">Of commands: a grain gets a second activation.</param>
/// <param name="UnitePerMille">Of commands: second activations end.</param>
/// <param name="EvictPerMille">Of commands: a grain leaves memory.</param>
/// <param name="OutagePerMille">Of commands: the store is away for up to 5 s.</param>
/// <param name="ClockPerMille">Of commands: the process's clock is set wrong.</param>
/// <param name="AppendPerMille">Of appends: they fail, before or after the commit.</param>
/// <param name="RepeatPerMille">Of commands: they are sent twice at once.</param>
/// <param name="FeedPerMille">Of market steps: something wrong comes first.</param>
/// <param name="Delivery">Of stream events.</param>
public sealed record FaultRates(
    int CrashPerMille,
    int TwinPerMille,
    int UnitePerMille,
    int EvictPerMille,
    int OutagePerMille,
    int ClockPerMille,
    int AppendPerMille,
    int RepeatPerMille,
    int FeedPerMille,
    DeliveryFaults Delivery)
{
    /// <summary>Nothing goes wrong.</summary>
    public static FaultRates None { get; } = new(0, 0, 0, 0, 0, 0, 0, 0, 0, DeliveryFaults.None);

    /// <summary>Draws the rates of one world; what <paramref name="kinds"/> lacks stays 0.</summary>
    public static FaultRates Draw(SimulationRandom random, FaultKinds kinds)
    {
        ArgumentNullException.ThrowIfNull(random);
        int Rate(FaultKinds kind, int max)
        {
            var drawn = random.Between(max / 2, max); // drawn in any case: leaving one out moves no other
            return kinds.HasFlag(kind) ? drawn : 0;
        }

        return new FaultRates(
            Rate(FaultKinds.Crash, 20),
            Rate(FaultKinds.Twins, 20),
            Rate(FaultKinds.Twins, 30),
            Rate(FaultKinds.Eviction, 20),
            Rate(FaultKinds.Outage, 4),
            Rate(FaultKinds.Clock, 6),
            Rate(FaultKinds.Append, 20),
            Rate(FaultKinds.Repeat, 60),
            Rate(FaultKinds.Feed, 60),
            new DeliveryFaults(
                Rate(FaultKinds.Delivery, 50),
                Rate(FaultKinds.Delivery, 50),
                Rate(FaultKinds.Delivery, 60),
                TimeSpan.FromSeconds(30)));
    }
}
