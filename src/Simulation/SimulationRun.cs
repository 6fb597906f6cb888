using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using TradingPlatform.EventStore.Json;
using TradingPlatform.Grains.Interfaces.Agents;
using TradingPlatform.Grains.Interfaces.Market;
using TradingPlatform.Grains.Interfaces.Trading;
using TradingPlatform.Simulation.Invariants;
using TradingPlatform.Simulation.Oracle;
using TradingPlatform.Simulation.Workload;
using TradingPlatform.Simulation.World;

namespace TradingPlatform.Simulation;

/// <summary>One seed from the beginning of its world to the verdict.</summary>
public static class SimulationRun
{
    /// <summary>A command takes some 15 turns; many times that is a loop without end.</summary>
    private const long TurnsPerCommand = 500;

    private const long TurnsMin = 500_000;

    /// <summary>Lives it and judges it. It needs a thread of its own for as long as it takes.</summary>
    public static SimulationResult Of(SimulationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        using var world = new SimulatedWorld(options);
        var story = new Story(world, options);
        var violations = Live(world, story);
        return new SimulationResult(
            options.Seed,
            HistoryHash.Of(world.Store, story.Journal),
            world.Store.All.CountBy(stored => stored.Name, StringComparer.Ordinal)
                .ToImmutableSortedDictionary(StringComparer.Ordinal),
            world.Host.Turns,
            world.Starts,
            story.Troubles,
            story.Retries,
            world.Host.Clock.Elapsed,
            violations);
    }

    /// <summary>The commands of a world, one a line, without living it.</summary>
    public static ImmutableArray<string> Lines(SimulationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        using var world = new SimulatedWorld(options);
        return [.. new Story(world, options).Commands.Select(command => command.Line)];
    }

    /// <summary>Lives a world and tells every event that was stored in it, one a line, as stored.</summary>
    public static ImmutableArray<string> Events(SimulationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        using var world = new SimulatedWorld(options);
        Live(world, new Story(world, options));
        return
        [
            .. world.Store.All.Select(stored => string.Create(
                CultureInfo.InvariantCulture,
                $"{stored.Position,6} {stored.StoredAt:HH:mm:ss.ffffff} {stored.Stream} {stored.Version} ")
                + stored.Name + " " + Encoding.UTF8.GetString(CanonicalJson.Write(stored.Body))),
        ];
    }

    private static ImmutableArray<Violation> Live(SimulatedWorld world, Story story)
    {
        Evidence? evidence = null;
        try
        {
            world.Host.Run(async () =>
            {
                await story.LiveAsync();
                await story.HealAsync();
                var unanswered = Evidence.UnansweredIn(world.Store);
                await story.CatchUpAsync();
                evidence = await GatherAsync(world, story, unanswered);
            }, TurnsMin + (TurnsPerCommand * story.Commands.Length));
        }
#pragma warning disable CA1031 // Whatever ends a world before its time is what the simulation looks for.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            var origin = (failure.InnerException ?? failure).StackTrace?.Split('\n')[0].Trim();
            return
            [
                new Violation(
                    0,
                    $"{failure.GetType().Name}: {failure.Message} {failure.InnerException?.Message} ({origin})"),
            ];
        }

        return Verdict.Of(evidence!);
    }

    private static async Task<Evidence> GatherAsync(
        SimulatedWorld world, Story story, ImmutableArray<string> unanswered)
    {
        var accounts = ImmutableSortedDictionary.CreateBuilder<string, Domain.Trading.AccountState>(
            StringComparer.Ordinal);
        foreach (var (account, _, _) in Cast.Accounts)
        {
            accounts[account] = await story.AskAsync(
                grains => grains.GetGrain<ITradingAccountGrain>(account).SyncAsync());
        }

        var views = ImmutableSortedDictionary.CreateBuilder<string, SymbolView>(StringComparer.Ordinal);
        foreach (var symbol in Cast.Symbols)
        {
            views[symbol] = await story.AskAsync(grains => grains.GetGrain<ISymbolGrain>(symbol).ViewAsync());
        }

        return new Evidence(
            world.Store,
            [.. story.Feeds.Select(feed => feed.Market)],
            story.Journal,
            accounts.ToImmutable(),
            views.ToImmutable(),
            unanswered,
            world.PendingAppendsMax);
    }
}
