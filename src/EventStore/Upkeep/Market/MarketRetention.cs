using System.Collections.Immutable;
using TradingPlatform.EventStore.Postgres;
using TradingPlatform.EventStore.Reading;

namespace TradingPlatform.EventStore.Upkeep.Market;

/// <summary>Drops old months of the market log. The events stay for ever; what goes is the record of single market
/// steps that were delivered long ago, and with it the possibility to play exactly those steps again.</summary>
/// <param name="connectionString">A migrated database.</param>
/// <param name="history">The same database's events.</param>
/// <param name="clock">Says what is old.</param>
public sealed class MarketRetention(string connectionString, IEventHistory history, TimeProvider clock)
    : IAsyncDisposable
{
    /// <summary>A symbol that needs more steps than this keeps their months instead of moving them.</summary>
    private const long MovesMax = 10_000;

    private static readonly EventLogOptions LongCommands = new() { CommandLimit = TimeSpan.FromMinutes(10) };

    private readonly MarketMonths _months = new(ReadSource.Create(connectionString, LongCommands));
    private readonly SymbolNeeds _needs = new(history);

    /// <summary>What would go, if steps of the last <paramref name="keep"/> stay. Changes nothing.</summary>
    public async Task<RetentionPlan> PlanAsync(TimeSpan keep, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(keep, TimeSpan.FromDays(1));
        var months = await _months.ListAsync(cancellationToken);
        var oldest = clock.GetUtcNow() - keep;
        var cut = new DateTimeOffset(oldest.Year, oldest.Month, 1, 0, 0, 0, TimeSpan.Zero);
        var needs = new List<SymbolNeed>();
        foreach (var (symbol, head) in await _months.HeadsAsync(cancellationToken))
        {
            needs.Add(new SymbolNeed(symbol, await _needs.FromAsync(symbol, head, cancellationToken), Moves: 0));
        }

        var keptFor = (string?)null;
        foreach (var need in needs)
        {
            if (await _months.CountAsync(need, cut, MovesMax + 1, cancellationToken) > MovesMax)
            {
                (cut, keptFor) = (await _months.MonthOfAsync(need, cancellationToken), need.Symbol);
            }
        }

        return new RetentionPlan(
            cut,
            [.. months.Where(month => month.Ends <= cut)],
            [.. months.Where(month => month.Ends > cut)],
            [.. await MovingAsync(needs, cut, cancellationToken)],
            keptFor);
    }

    /// <summary>Drops what <paramref name="plan"/> names.</summary>
    /// <returns>The parts that went, oldest first.</returns>
    /// <exception cref="RetentionBusyException">The log is in use just now in a way that cannot be interrupted, by a
    /// backup for example, or it has changed since the plan was made. Nothing was dropped; try again later.</exception>
    public async Task<ImmutableArray<string>> DropAsync(RetentionPlan plan, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.Drops.IsEmpty ? [] : await _months.DropAsync(plan.Before, plan.Needs, cancellationToken);
    }

    private async Task<List<SymbolNeed>> MovingAsync(
        List<SymbolNeed> needs, DateTimeOffset cut, CancellationToken cancellationToken)
    {
        var moving = new List<SymbolNeed>();
        foreach (var need in needs)
        {
            var moves = await _months.CountAsync(need, cut, MovesMax, cancellationToken);
            moving.Add(need with { Moves = moves });
        }

        return moving;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _months.DisposeAsync();
}
