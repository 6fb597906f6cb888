using System.Collections.Immutable;
using TradingPlatform.Drills.Wires;
using TradingPlatform.EventStore.Postgres;
using TradingPlatform.PrivatePostgres;

namespace TradingPlatform.Drills;

/// <summary>Everything that the event store must come through, one after the other, each on a database of its own.
/// </summary>
/// <param name="Server">Theirs alone.</param>
/// <param name="Kills">How many processes are killed.</param>
/// <param name="Restarts">How often the server restarts, in each way; what is cheaper happens more often.</param>
/// <param name="Seed">From when all of it happens.</param>
public sealed record StoreDrills(DrillServer Server, int Kills, int Restarts, int Seed)
{
    private static readonly TimeSpan HalfASecond = TimeSpan.FromSeconds(0.5);

    /// <summary>The words for them, in order.</summary>
    public static ImmutableArray<string> Names { get; } =
        ["kill", "restart-fast", "restart-immediate", "sessions", "cut", "silence", "slow", "disk"];

    /// <summary>Carries one out.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="progress">Told a line now and then.</param>
    /// <param name="cancellationToken">Ends it at its next rest.</param>
    /// <returns>Null when this machine does not allow it.</returns>
    public async Task<DrillReport?> RunAsync(
        string name, Action<string> progress, CancellationToken cancellationToken)
    {
        var owner = await Server.CreateAsync(name, cancellationToken);
        return name switch
        {
            "kill" => await new KillDrill { Kills = Kills, Seed = Seed }
                .RunAsync(owner, progress, cancellationToken),
            "restart-fast" => await Straight(
                owner, name, Restarts, stop => Server.RestartAsync(StopMode.Fast, stop))
                .RunAsync(progress, cancellationToken),
            "restart-immediate" => await Straight(
                owner, name, Restarts, stop => Server.RestartAsync(StopMode.Immediate, stop))
                .RunAsync(progress, cancellationToken),
            "sessions" => await Straight(owner, name, Restarts * 3, stop => Troubles.EndSessionsAsync(owner, stop))
                .RunAsync(progress, cancellationToken),
            "disk" => await FillDiskAsync(owner, progress, cancellationToken),
            _ => await OverWireAsync(name, owner, progress, cancellationToken),
        };
    }

    private FaultDrill Straight(string owner, string name, int times, Func<CancellationToken, Task> fault) =>
        new(name, fault)
        {
            Times = times,
            Seed = Seed,
            Owner = owner,
        };

    private async Task<DrillReport> OverWireAsync(
        string name, string owner, Action<string> progress, CancellationToken cancellationToken)
    {
        await using var wire = new Wire(Troubles.PortOf(owner));
        var drill = name switch
        {
            "cut" => Straight(owner, name, Restarts * 3, stop => Troubles.CutInCommitAsync(wire, stop)),
            "silence" => Straight(owner, name, Math.Max(1, Restarts / 3), stop => Troubles.SilenceAsync(
                wire, TimeSpan.FromSeconds(6), stop)) with
            {
                Options = new EventLogOptions
                {
                    ConnectLimit = TimeSpan.FromSeconds(1),
                    CommandLimit = TimeSpan.FromSeconds(2),
                },
            },
            "slow" => Straight(owner, name, Math.Max(1, Restarts / 3), stop => Troubles.SlowAsync(
                wire, HalfASecond, TimeSpan.FromSeconds(5), stop)),
            _ => throw new ArgumentException($"There is no drill '{name}'.", nameof(name)),
        };
        return await (drill with { Wire = wire }).RunAsync(progress, cancellationToken);
    }

    private async Task<DrillReport?> FillDiskAsync(
        string owner, Action<string> progress, CancellationToken cancellationToken)
    {
        if (!SmallDisk.IsPossible)
        {
            return null;
        }

        await using var disk = await SmallDisk.MakeAsync(Server.Folder, owner, cancellationToken);
        return await Straight(owner, "disk", Math.Max(1, Restarts / 3), disk.FillAsync)
            .RunAsync(progress, cancellationToken);
    }
}
