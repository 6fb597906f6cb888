using TradingPlatform.Exchanges.Tests.VenueSimulator;

namespace TradingPlatform.Exchanges.Tests.Binance;

/// <summary>Market time moves with the venue's messages alone, so a test that waits keeps the venue talking.</summary>
internal static class VenueHeart
{
    public static Task BeatUntilAsync(
        SimulatedVenue venue, LiveRecorder reader, Func<bool> isSo, string ticker = "BTCUSDT") =>
        reader.UntilAsync(() => isSo() || IsSoAfterBeat(venue, ticker, isSo));

    private static bool IsSoAfterBeat(SimulatedVenue venue, string ticker, Func<bool> isSo)
    {
        venue.Change(ticker, true, 1, (venue.NowMs % 1_000) + 1);
        return isSo();
    }
}
