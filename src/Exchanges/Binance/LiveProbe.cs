using TradingPlatform.Exchanges.Binance.Live;
using TradingPlatform.Exchanges.Binance.Rest;

namespace TradingPlatform.Exchanges.Binance;

/// <summary>Whether the venue can be reached.</summary>
/// <param name="IsReachable">True when it told its time.</param>
/// <param name="Detail">For people: why not; empty when it can.</param>
/// <param name="ClockOffset">The venue's clock less ours; zero when it cannot be reached.</param>
public sealed record ProbeResult(bool IsReachable, string Detail, TimeSpan ClockOffset);

/// <summary>Asks the venue for its time, once, without patience: does live make sense here?</summary>
public static class LiveProbe
{
    /// <summary>How long the answer may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Probes REST at <see cref="BinanceOptions.RestUrl"/>.</summary>
    public static async Task<ProbeResult> AskAsync(
        BinanceOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var impatient = options with { RequestRetries = 0, RequestTimeout = Patience };
        using var client = VenueHttp.Client();
        var rest = new BinanceRest(new RestChannel(client, impatient, time, static () => 0));
        var clock = new VenueClock(time);
        try
        {
            await clock.MeasureAsync(rest.TimeAsync, cancellationToken);
            return new ProbeResult(true, string.Empty, clock.Offset);
        }
        catch (Exception error) when (error is VenueRefusedException or DataFormatException)
        {
            return new ProbeResult(false, error.Message, TimeSpan.Zero);
        }
    }
}
