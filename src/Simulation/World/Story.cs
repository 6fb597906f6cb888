using System.Collections.Immutable;
using Orleans;
using Orleans.Embedded.Simulation;
using TradingPlatform.Domain.Agents;
using TradingPlatform.Grains.Interfaces.Agents;
using TradingPlatform.Grains.Interfaces.Market;
using TradingPlatform.Grains.Interfaces.Trading;
using TradingPlatform.Simulation.Workload;

namespace TradingPlatform.Simulation.World;

/// <summary>One world from its start to the moment when all is well again.</summary>
internal sealed class Story
{
    private const int Lanes = 4;
    private static readonly TimeSpan HurryMax = TimeSpan.FromMilliseconds(8);
    private static readonly TimeSpan RestMax = TimeSpan.FromSeconds(4);
    private readonly SimulatedWorld _world;
    private readonly SimulationRandom _random;
    private readonly SimulatedClient _client;
    private readonly Weather _weather;
    private readonly Trader _trader;
    private readonly Queue<WorldCommand> _commands;
    private Task _opening = Task.CompletedTask;

    /// <summary>A world in which nothing has happened yet.</summary>
    public Story(SimulatedWorld world, SimulationOptions options)
    {
        var random = world.Host.Random;
        _world = world;
        _random = random.Fork(24);
        _client = new SimulatedClient(world, random.Fork(20));
        _weather = new Weather(world, random.Fork(21).Next());
        _trader = new Trader(world, _client, Journal, random.Fork(25));
        var drawn = CommandDraw.Of(random.Fork(22), world.Rates, options.Commands);
        _commands = new(drawn.Where(command => options.Kept?.Contains(command.Number) ?? true));
        Commands = [.. _commands];
        Feeds = [.. Cast.Symbols.Select(
            symbol => new SimulatedFeed(world, new SimulatedMarket(symbol, random.Fork(23)), Journal))];
    }

    /// <summary>What people and the market do in it.</summary>
    public ImmutableArray<WorldCommand> Commands { get; }

    /// <summary>What people were told.</summary>
    public Journal Journal { get; } = new();

    /// <summary>The markets.</summary>
    public ImmutableArray<SimulatedFeed> Feeds { get; }

    /// <summary>How many attempts of callers got no answer.</summary>
    public long Retries => _client.Retries;

    /// <summary>How many things went wrong.</summary>
    public long Troubles => _weather.Events;

    /// <summary>Lives it.</summary>
    public async Task LiveAsync()
    {
        _world.Start();
        Open();
        await _opening;
        await Task.WhenAll(Enumerable.Range(0, Lanes).Select(_ => FollowLaneAsync()));
        await _opening;
    }

    /// <summary>Heals the world, makes every step durable, and lets a minute pass.</summary>
    public async Task HealAsync()
    {
        _world.Heal();
        Open();
        await _opening;
        foreach (var feed in Feeds)
        {
            await feed.FlushAsync(_client);
        }

        await Task.Delay(TimeSpan.FromSeconds(60), _world.Host.Clock);
    }

    /// <summary>Takes everybody who follows a market to its last step.</summary>
    public async Task CatchUpAsync()
    {
        foreach (var feed in Feeds)
        {
            await _client.AskAsync(grains =>
                grains.GetGrain<IPaperVenueGrain>(feed.Market.Instrument.Symbol).AdvanceAsync(feed.Market.Steps.Count));
        }

        foreach (var key in Cast.Agents)
        {
            await _client.AskAsync(grains =>
                grains.GetGrain<ITradingAgentGrain>(key.ToString()).AdvanceAsync(Feeds[0].Market.Steps.Count));
        }
    }

    /// <summary>Asks through the story's own client.</summary>
    public Task<T> AskAsync<T>(Func<IGrainFactory, Task<T>> ask) => _client.AskAsync(ask);

    private void Open()
    {
        var before = _opening;
        _opening = OpenAsync();
        async Task OpenAsync()
        {
            await before;
            await Opening.EnsureAsync(_client, Feeds.Select(feed => feed.Market));
        }
    }

    private async Task FollowLaneAsync()
    {
        while (_commands.TryDequeue(out var command))
        {
            _weather.Strike(command.Number, Open);
            await _client.PauseAsync(_random.Chance(20) ? RestMax : HurryMax);
            await RunAsync(command);
        }
    }

    private Task RunAsync(WorldCommand command) => command switch
    {
        WorldCommand.Step step => Feeds.Single(feed => IsOf(feed, step.Symbol)).AdvanceAsync(_client, step.Nonsense),
        WorldCommand.Place place => _trader.PlaceAsync(place),
        WorldCommand.Again again => _trader.AgainAsync(again),
        WorldCommand.Cancel cancel => _trader.CancelAsync(cancel),
        WorldCommand.Reopen reopen => _trader.ReopenAsync(reopen),
        WorldCommand.Look look => _client.AskAsync(
            grains => grains.GetGrain<ITradingAccountGrain>(look.Account).SyncAsync()),
        WorldCommand.Watch watch => _client.AskAsync(grains => WatchAsync(grains, watch.Symbol)),
        WorldCommand.Steer steer => _client.AskAsync(grains => SteerAsync(grains, steer)),
        _ => throw new InvalidOperationException($"Unknown command {command.GetType().Name}."),
    };

    private static bool IsOf(SimulatedFeed feed, string symbol) =>
        string.Equals(feed.Market.Instrument.Symbol, symbol, StringComparison.Ordinal);

    private static async Task<long> WatchAsync(IGrainFactory grains, string symbol)
    {
        var grain = grains.GetGrain<ISymbolGrain>(symbol);
        var view = await grain.ViewAsync();
        return view.Sequence == 0 ? 0 : (await grain.ReadAsync(Math.Max(1, view.Sequence - 5), 10)).Length;
    }

    private async Task<Outcome> SteerAsync(IGrainFactory grains, WorldCommand.Steer steer)
    {
        var agent = grains.GetGrain<ITradingAgentGrain>(steer.Agent);
        var id = $"steer{steer.Number}";
        var steps = Feeds[0].Market.Steps;
        var at = steps.Count == 0 ? DateTimeOffset.UnixEpoch : steps[^1].At;
        return await agent.ExecuteAsync(steer.To switch
        {
            AgentStatus.Active => new AgentCommand.Start(id, "ann", steps.Count, at),
            AgentStatus.Reducing => new AgentCommand.Stop(id, "ann", "enough for today", at),
            _ => new AgentCommand.Halt(id, "ann", "out of here", at),
        });
    }
}
