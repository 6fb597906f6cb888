using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Orleans;
using TradingPlatform.Api.Platform;
using TradingPlatform.Api.Problems;
using TradingPlatform.Api.Shapes;
using TradingPlatform.Domain.Agents;
using TradingPlatform.Grains.Interfaces.Agents;
using TradingPlatform.Grains.Interfaces.Market;

namespace TradingPlatform.Api.Agents;

/// <summary>The agents: what they do, why, and the switches that stop them.</summary>
public static class AgentsApi
{
    private const int DecisionsMax = 500;
    private const int ReasonMax = 200;
    private const string User = "trader";

    /// <summary>Maps them.</summary>
    public static RouteGroupBuilder MapAgents(this RouteGroupBuilder api)
    {
        var agents = api.MapGroup("/agents").WithTags("Agents");
        agents.MapGet("", GetAgents).WithName("getAgents");
        agents.MapGet("/{id}", GetAgent).WithName("getAgent");
        agents.MapGet("/{id}/decisions", GetDecisions).WithName("getDecisions");
        agents.MapGet("/{id}/equity", GetEquity).WithName("getAgentEquity");
        agents.MapPost("/{id}/start", ([AsParameters] Ordering order, Telling tell) => tell.Async(order, Start))
            .WithName("startAgent");
        agents.MapPost("/{id}/stop", ([AsParameters] Ordering order, Telling tell) => tell.Async(order, Stop))
            .WithName("stopAgent");
        agents.MapPost("/{id}/halt", ([AsParameters] Ordering order, Telling tell) => tell.Async(order, Halt))
            .WithName("haltAgent");
        return api;
    }

    private static AgentCommand Start(string key, string reason, SymbolView market) =>
        new AgentCommand.Start(key, User, market.Sequence, market.At);

    private static AgentCommand Stop(string key, string reason, SymbolView market) =>
        new AgentCommand.Stop(key, User, reason, market.At);

    private static AgentCommand Halt(string key, string reason, SymbolView market) =>
        new AgentCommand.Halt(key, User, reason, market.At);

    private static async Task<Ok<ListShape<AgentShape>>> GetAgents(PlatformCatalog catalog, IClusterClient grains)
    {
        var shapes = await Task.WhenAll(catalog.Agents.Select(async key =>
            AgentShape.Of(await grains.GetGrain<ITradingAgentGrain>(key.ToString()).ViewAsync())));
        return TypedResults.Ok(new ListShape<AgentShape>([.. shapes]));
    }

    private static async Task<Results<Ok<AgentShape>, ProblemHttpResult>> GetAgent(
        string id, PlatformCatalog catalog, IClusterClient grains) => catalog.HasAgent(id)
        ? TypedResults.Ok(AgentShape.Of(await grains.GetGrain<ITradingAgentGrain>(id).ViewAsync()))
        : Unknown(id);

    private static async Task<Results<Ok<ListShape<DecisionShape>>, ProblemHttpResult>> GetDecisions(
        string id, PlatformCatalog catalog, IClusterClient grains, long before = long.MaxValue, int limit = 50)
    {
        if (!catalog.HasAgent(id))
        {
            return Unknown(id);
        }

        if (limit is < 1 or > DecisionsMax)
        {
            return Refusals.Invalid("limit", FormattableString.Invariant($"takes 1 to {DecisionsMax}."));
        }

        var decisions = await grains.GetGrain<ITradingAgentGrain>(id).DecisionsAsync(before, limit);
        var next = decisions.Length == limit ? FormattableString.Invariant($"{decisions[^1].Number}") : null;
        return TypedResults.Ok(new ListShape<DecisionShape>([.. decisions.Select(DecisionShape.Of)], next));
    }

    private static async Task<Results<Ok<ListShape<EquityShape>>, ProblemHttpResult>> GetEquity(
        string id, PlatformCatalog catalog, IClusterClient grains) => catalog.HasAgent(id)
        ? TypedResults.Ok(new ListShape<EquityShape>(
            [.. (await grains.GetGrain<ITradingAgentGrain>(id).EquityAsync())
                .Select(p => new EquityShape(p.At, p.Equity))]))
        : Unknown(id);

    private static ProblemHttpResult Unknown(string id) => Refusals.NotFound($"There is no agent '{id}'.");

    /// <summary>What the switches take.</summary>
    internal readonly record struct Ordering(
        [FromRoute] string Id,
        [FromHeader(Name = IdempotencyKey.Header)] string? Key,
        [FromBody] AgentOrderShape? Body);

    /// <summary>The way all three switches go.</summary>
    internal sealed class Telling(PlatformCatalog catalog, IClusterClient grains)
    {
        public async Task<Results<Ok<AgentOrderedShape>, ProblemHttpResult>> Async(
            Ordering order, Func<string, string, SymbolView, AgentCommand> command)
        {
            if (!AgentKey.TryParse(order.Id, out var agent) || !catalog.HasAgent(order.Id))
            {
                return Unknown(order.Id);
            }

            var reason = order.Body?.Reason ?? "";
            if (IdempotencyKey.Fault(order.Key) is { } fault)
            {
                return Refusals.Invalid(IdempotencyKey.Header, fault);
            }

            if (reason.Length > ReasonMax)
            {
                return Refusals.Invalid("reason",
                    FormattableString.Invariant($"takes at most {ReasonMax} characters."));
            }

            var market = await grains.GetGrain<ISymbolGrain>(agent.Symbol).ViewAsync();
            var grain = grains.GetGrain<ITradingAgentGrain>(order.Id);
            var outcome = await grain.ExecuteAsync(command(order.Key!, reason, market));
            return outcome.Refusal is { } refusal
                ? refusal.ToProblem()
                : TypedResults.Ok(new AgentOrderedShape(outcome.Version, AgentShape.Of(await grain.ViewAsync())));
        }
    }
}
