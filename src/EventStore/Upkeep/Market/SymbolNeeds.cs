using TradingPlatform.Domain.Market;
using TradingPlatform.EventStore.Reading;

namespace TradingPlatform.EventStore.Upkeep.Market;

/// <summary>Tells which steps a symbol must find when it comes back: those since its last candle, which no event holds;
/// and some more, so that whoever follows the symbol and last wrote an hour ago finds every step since.</summary>
/// <param name="history">Where the symbols' streams are.</param>
internal sealed class SymbolNeeds(IEventHistory history)
{
    /// <summary>Of every symbol at least this many of its last steps are kept, however old they are.</summary>
    public const int StepsMin = 2_000;

    private const int Page = 100;

    /// <summary>The first step that <paramref name="symbol"/> needs when <paramref name="head"/> is its last.</summary>
    public async Task<long> FromAsync(string symbol, long head, CancellationToken cancellationToken) =>
        Math.Max(1, Math.Min(await LastTold(symbol, cancellationToken), head - StepsMin + 1));

    /// <summary>The last step that an event of the symbol tells of; resuming begins with that very step.</summary>
    private async Task<long> LastTold(string symbol, CancellationToken cancellationToken)
    {
        for (var before = long.MaxValue; ;)
        {
            var page = await history.BackwardsAsync($"symbol-{symbol}", before, Page, cancellationToken);
            if (page.Select(stored => StepOf(stored.Body)).FirstOrDefault(step => step > 0) is > 0 and var found)
            {
                return found;
            }

            if (page.Length < Page)
            {
                return 1;
            }

            before = page[^1].Version;
        }
    }

    private static long StepOf(object happened) => happened switch
    {
        SymbolEvent.CandleClosed e => e.Candle.Sequence,
        SymbolEvent.GapObserved e => e.Sequence,
        _ => 0,
    };
}
