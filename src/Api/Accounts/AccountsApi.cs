using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Orleans;
using TradingPlatform.Api.Platform;
using TradingPlatform.Api.Problems;
using TradingPlatform.Api.Shapes;
using TradingPlatform.Domain.Trading;
using TradingPlatform.Grains.Interfaces.Agents;
using TradingPlatform.Grains.Interfaces.Market;
using TradingPlatform.Grains.Interfaces.Trading;

namespace TradingPlatform.Api.Accounts;

/// <summary>Accounts and their orders. The person trades on their own account; an agent's can be looked at
/// only.</summary>
public static class AccountsApi
{
    /// <summary>Maps them.</summary>
    public static RouteGroupBuilder MapAccounts(this RouteGroupBuilder api)
    {
        var accounts = api.MapGroup("/accounts").WithTags("Accounts");
        accounts.MapGet("", GetAccounts).WithName("getAccounts");
        accounts.MapGet("/{id}", GetAccount).WithName("getAccount");
        accounts.MapGet("/{id}/orders", GetOrders).WithName("getOrders");
        accounts.MapPost("/{id}/orders", Place).WithName("placeOrder");
        accounts.MapDelete("/{id}/orders/{orderId}", Cancel).WithName("cancelOrder");
        accounts.MapGet("/{id}/positions", GetPositions).WithName("getPositions");
        accounts.MapGet("/{id}/trades", GetFills).WithName("getFills");
        accounts.MapGet("/{id}/equity", GetEquity).WithName("getAccountEquity");
        return api;
    }

    private static async Task<Ok<ListShape<AccountShape>>> GetAccounts(
        PlatformCatalog catalog, Marks marks, IClusterClient grains)
    {
        var mark = await marks.NowAsync();
        var ids = catalog.Agents.Select(agent => agent.ToString()).Prepend(catalog.TraderAccount);
        var shapes = await Task.WhenAll(ids.Select(async id =>
            AccountShape.Of(id, await grains.GetGrain<ITradingAccountGrain>(id).ViewAsync(), mark)));
        return TypedResults.Ok(new ListShape<AccountShape>([.. shapes]));
    }

    private static async Task<Results<Ok<AccountShape>, ProblemHttpResult>> GetAccount(
        string id, PlatformCatalog catalog, Marks marks, IClusterClient grains) => catalog.HasAccount(id)
        ? TypedResults.Ok(AccountShape.Of(
            id, await grains.GetGrain<ITradingAccountGrain>(id).ViewAsync(), await marks.NowAsync()))
        : Unknown(id);

    private static async Task<Results<Ok<ListShape<OrderShape>>, ProblemHttpResult>> GetOrders(
        string id, PlatformCatalog catalog, IClusterClient grains, string state = "open")
    {
        if (!catalog.HasAccount(id))
        {
            return Unknown(id);
        }

        if (state is not ("open" or "all"))
        {
            return Refusals.Invalid("state", "takes open or all.");
        }

        var account = await grains.GetGrain<ITradingAccountGrain>(id).ViewAsync();
        return TypedResults.Ok(new ListShape<OrderShape>(OrderShape.Of(account, state is "all")));
    }

    private static async Task<Results<Created<PlacedOrderShape>, ProblemHttpResult>> Place(
        string id,
        [FromHeader(Name = IdempotencyKey.Header)] string? key,
        PlaceOrderShape order,
        PlatformCatalog catalog,
        IClusterClient grains)
    {
        if (!OwnAccount(id, catalog, out var problem))
        {
            return problem;
        }

        if (IdempotencyKey.Fault(key) is { } fault)
        {
            return Refusals.Invalid(IdempotencyKey.Header, fault);
        }

        if (catalog.Instrument(order.Symbol) is not { } instrument)
        {
            return Refusals.Invalid("symbol", catalog.NoMarket(order.Symbol));
        }

        var market = await grains.GetGrain<ISymbolGrain>(order.Symbol).ViewAsync();
        var intent = new OrderIntent(
            IdempotencyKey.ToId(id, key!), order.Symbol, order.Side, order.Type, order.Quantity, order.LimitPrice,
            order.ReduceOnly);
        var account = grains.GetGrain<ITradingAccountGrain>(id);
        var outcome = await account.PlaceAsync(
            new AccountCommand.Place(intent, instrument, market.LastPrice, market.At, market.Sequence));
        if (outcome.Refusal is { } refusal)
        {
            return refusal.ToProblem();
        }

        var placed = OrderShape.Of(await account.ViewAsync(), all: true)
            .First(o => string.Equals(o.OrderId, intent.OrderId, StringComparison.Ordinal));
        return TypedResults.Created(
            $"/api/v1/accounts/{id}/orders/{intent.OrderId}",
            new PlacedOrderShape(intent.OrderId, outcome.Version, placed));
    }

    private static async Task<Results<Accepted<CancelledOrderShape>, ProblemHttpResult>> Cancel(
        string id, string orderId, PlatformCatalog catalog, IClusterClient grains)
    {
        if (!OwnAccount(id, catalog, out var problem))
        {
            return problem;
        }

        var account = grains.GetGrain<ITradingAccountGrain>(id);
        var known = OrderShape.Of(await account.ViewAsync(), all: true)
            .FirstOrDefault(o => string.Equals(o.OrderId, orderId, StringComparison.Ordinal));
        if (known is null)
        {
            return Refusals.NotFound($"There is no order '{orderId}' among the open and recent ones.");
        }

        var market = await grains.GetGrain<ISymbolGrain>(known.Symbol).ViewAsync();
        var outcome = await account.CancelAsync(new AccountCommand.Cancel(orderId, market.At));
        return outcome.Refusal is { } refusal
            ? refusal.ToProblem()
            : TypedResults.Accepted((string?)null, new CancelledOrderShape(orderId, outcome.Version));
    }

    private static async Task<Results<Ok<ListShape<PositionShape>>, ProblemHttpResult>> GetPositions(
        string id, PlatformCatalog catalog, Marks marks, IClusterClient grains) => catalog.HasAccount(id)
        ? TypedResults.Ok(new ListShape<PositionShape>(PositionShape.Of(
            await grains.GetGrain<ITradingAccountGrain>(id).ViewAsync(), await marks.NowAsync())))
        : Unknown(id);

    private static async Task<Results<Ok<ListShape<FillShape>>, ProblemHttpResult>> GetFills(
        string id, PlatformCatalog catalog, IClusterClient grains) => catalog.HasAccount(id)
        ? TypedResults.Ok(new ListShape<FillShape>(FillShape.Of(
            await grains.GetGrain<ITradingAccountGrain>(id).ViewAsync())))
        : Unknown(id);

    private static async Task<Results<Ok<ListShape<EquityShape>>, ProblemHttpResult>> GetEquity(
        string id, PlatformCatalog catalog, AccountEquity equity, CancellationToken cancellationToken) =>
            catalog.HasAccount(id)
        ? TypedResults.Ok(new ListShape<EquityShape>(await equity.OfAsync(id, cancellationToken)))
        : Unknown(id);

    private static bool OwnAccount(
        string id, PlatformCatalog catalog,
            [System.Diagnostics.CodeAnalysis.NotNullWhen(false)] out ProblemHttpResult? problem)
    {
        problem = string.Equals(id, catalog.TraderAccount, StringComparison.Ordinal) ? null
            : catalog.HasAccount(id)
                ? Refusals.NotFound(
                    $"'{id}' is an agent's account; only the agent trades on it. Yours is {catalog.TraderAccount}.")
                : Unknown(id);
        return problem is null;
    }

    private static ProblemHttpResult Unknown(string id) => Refusals.NotFound($"There is no account '{id}'.");
}
