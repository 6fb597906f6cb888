using System.Text.Json;
using TradingPlatform.Domain.Trading;

namespace TradingPlatform.Domain.Tests.Trading;

/// <summary>States as texts: equal texts, equal states, to the last decimal place.</summary>
internal static class Canonical
{
    public static string Text(AccountState state) => JsonSerializer.Serialize(state);

    public static string Text(PaperVenueState state) => JsonSerializer.Serialize(new
    {
        state.Instrument,
        state.LastMatched,
        state.Arrivals,
        state.Open,
        Known = state.Known.Entries.OrderBy(known => known.Value).Select(known => $"{known.Value} {known.Key}"),
        state.Accounts,
    });

    public static string Text(IEnumerable<PaperVenueEvent> events) =>
        JsonSerializer.Serialize(events.Select(happened => (object)happened));
}
