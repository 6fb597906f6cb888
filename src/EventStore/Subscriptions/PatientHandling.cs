using Npgsql;
using TradingPlatform.EventStore.Events;
using TradingPlatform.EventStore.Readers;
using TradingPlatform.EventStore.Tailing;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.EventStore.Subscriptions;

/// <summary>Gives one event to the handler, a few times if need be.</summary>
internal sealed class PatientHandling(
    string reader,
    EventCatalog catalog,
    Func<StoredEvent, CancellationToken, Task> handle,
    SubscriptionOptions options,
    TimeProvider clock,
    ReaderGauge gauge)
{
    /// <summary>Null once it was handled; else why it cannot be.</summary>
    public async Task<ParkedEvent?> TryAsync(RawEvent raw, CancellationToken cancellationToken)
    {
        StoredEvent stored;
        try
        {
            stored = raw.Decode(catalog);
        }
        catch (UnknownEventException e)
        {
            gauge.Failed(Told(raw, e));
            return Park(raw, e, attempts: 1); // it will not become readable by waiting
        }

        for (var (attempt, pause) = (1, options.FirstPause); ; pause = Longer(pause))
        {
            try
            {
                await handle(stored, cancellationToken);
                gauge.Handled();
                return null;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                throw;
            }
#pragma warning disable CA1031 // Whatever the handler stumbles over, its stream waits, and it is shown.
            catch (Exception e)
#pragma warning restore CA1031
            {
                gauge.Failed(Told(raw, e));
                if (!IsOutage(e) && attempt++ >= options.AttemptsMax)
                {
                    return Park(raw, e, options.AttemptsMax);
                }
            }

            await Task.Delay(pause, clock, cancellationToken);
        }
    }

    /// <summary>What befalls every event alike is waited out, or it would park them all.</summary>
    private static bool IsOutage(Exception fault) => fault is EventLogUnavailableException
        || fault is NpgsqlException { IsTransient: true };

    private TimeSpan Longer(TimeSpan pause) => pause * 2 < options.PauseMax ? pause * 2 : options.PauseMax;

    private static string Told(RawEvent raw, Exception fault) =>
        FormattableString.Invariant($"Event {raw.Version} of {raw.Stream}, '{raw.Name}': {fault.Message}");

    private ParkedEvent Park(RawEvent raw, Exception fault, int attempts) => new(
        reader, raw.Stream, raw.Version, raw.Position, raw.Name, $"{fault.GetType().Name}: {fault.Message}", attempts,
        clock.GetUtcNow());
}
