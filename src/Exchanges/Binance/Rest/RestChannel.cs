using System.Net;
using Polly;
using Polly.Retry;
using Polly.Timeout;
using TradingPlatform.Exchanges.Pacing;

namespace TradingPlatform.Exchanges.Binance.Rest;

/// <summary>Sends GET requests and tries again where that is right: no answer, 5xx, and 429 or 418 after the time the
/// venue
/// names. All requests of a channel keep quiet until that time, since the venue counts by address.</summary>
internal sealed class RestChannel
{
    private const int TooManyRequests = 429;
    private const int Banned = 418;
    private const int DetailMax = 200;

    // A timer may fire a millisecond early, and a request a millisecond early lengthens a ban.
    private static readonly TimeSpan s_timersAreEarly = TimeSpan.FromMilliseconds(50);

    private readonly HttpClient _client;
    private readonly BinanceOptions _options;
    private readonly TimeProvider _time;
    private readonly Backoff _backoff;
    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;
    private long _quietUntilTicks;

    public RestChannel(HttpClient client, BinanceOptions options, TimeProvider time, Func<double> unit)
    {
        _client = client;
        _options = options;
        _time = time;
        _backoff = new Backoff(options.BackoffFirst, options.BackoffMax, unit);
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time };
        if (options.RequestRetries > 0)
        {
            builder.AddRetry(Retry());
        }

        _pipeline = builder.AddTimeout(options.RequestTimeout).Build();
    }

    /// <summary>The body of the answer to a GET of <paramref name="pathAndQuery"/>.</summary>
    /// <exception cref="VenueRefusedException">The venue said no, or nothing.</exception>
    public async Task<byte[]> GetAsync(string pathAndQuery, CancellationToken cancellationToken)
    {
        await KeepQuietAsync(pathAndQuery, cancellationToken);
        try
        {
            using var response = await _pipeline.ExecuteAsync(
                static async (state, token) => await state.Client.GetAsync(state.Url, token),
                (Client: _client, Url: new Uri(_options.RestUrl, pathAndQuery)),
                cancellationToken);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            return response.IsSuccessStatusCode ? body : throw Refused(pathAndQuery, response, body);
        }
        catch (Exception error) when (error is HttpRequestException or TimeoutRejectedException)
        {
            throw new VenueRefusedException(null, $"No answer to {pathAndQuery}: {error.Message}", error);
        }
    }

    private RetryStrategyOptions<HttpResponseMessage> Retry() => new()
    {
        MaxRetryAttempts = _options.RequestRetries,
        ShouldHandle = arguments => ValueTask.FromResult(
            arguments.Outcome.Exception is HttpRequestException or TimeoutRejectedException
            || (arguments.Outcome.Result is { } response && MayHelpToRepeat(response))),
        DelayGenerator = arguments => ValueTask.FromResult<TimeSpan?>(
            Longer(_backoff.Wait(arguments.AttemptNumber), RetryAfter(arguments.Outcome.Result))),
        OnRetry = arguments =>
        {
            arguments.Outcome.Result?.Dispose();
            return ValueTask.CompletedTask;
        },
    };

    private bool MayHelpToRepeat(HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        if (status is not (TooManyRequests or Banned))
        {
            return status >= 500;
        }

        var wait = RetryAfter(response);
        Volatile.Write(ref _quietUntilTicks, Math.Max(_quietUntilTicks, (_time.GetUtcNow() + wait).UtcTicks));
        return wait <= _options.RetryAfterMax;
    }

    private async Task KeepQuietAsync(string pathAndQuery, CancellationToken cancellationToken)
    {
        var quiet = TimeSpan.FromTicks(Volatile.Read(ref _quietUntilTicks) - _time.GetUtcNow().UtcTicks);
        if (quiet > _options.RetryAfterMax)
        {
            throw new VenueRefusedException(
                (HttpStatusCode)TooManyRequests,
                $"{pathAndQuery} was not asked: the venue wants no request for another {quiet.TotalSeconds:F0} s.");
        }

        if (quiet > TimeSpan.Zero)
        {
            await Task.Delay(quiet, _time, cancellationToken);
        }
    }

    private TimeSpan RetryAfter(HttpResponseMessage? response) => response?.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta + s_timersAreEarly,
        { Date: { } date } => Longer(date - _time.GetUtcNow(), TimeSpan.Zero) + s_timersAreEarly,
        // The shortest ban the venue knows, where it does not say how long.
        null when (int?)response?.StatusCode == Banned => TimeSpan.FromMinutes(2),
        _ => TimeSpan.Zero,
    };

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static VenueRefusedException Refused(string pathAndQuery, HttpResponseMessage response, byte[] body)
    {
        var text = System.Text.Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, DetailMax)));
        return new VenueRefusedException(
            response.StatusCode, $"The venue answered {(int)response.StatusCode} to {pathAndQuery}: {text}");
    }
}
