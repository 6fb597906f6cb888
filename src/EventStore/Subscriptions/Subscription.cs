using TradingPlatform.EventStore.Events;
using TradingPlatform.EventStore.Readers;
using TradingPlatform.EventStore.Tailing;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.EventStore.Subscriptions;

/// <summary>Follows the whole log from where its reader last stopped: each event at least once, the events of one
/// stream in order, several streams at once, none skipped. An event that cannot be taken lets its stream wait and no
/// other. Of several processes one works, and another takes over when it ends.</summary>
/// <param name="reader">The reader's name, for ever (<see cref="ReaderName"/>): its place is kept under it.</param>
/// <param name="handle">Takes an event. A crash repeats what was not written down yet, so it takes one twice without
/// harm. It is called from several lanes at once, and never for two events of one stream.</param>
/// <param name="log">Where the events come from.</param>
/// <param name="catalog">What they are.</param>
/// <param name="leases">Whose turn it is, and where the place is kept.</param>
/// <param name="gauge">Told how it goes.</param>
/// <param name="clock">For waiting.</param>
/// <param name="options">Bounds.</param>
public sealed class Subscription(
    string reader,
    Func<StoredEvent, CancellationToken, Task> handle,
    ILogTail log,
    EventCatalog catalog,
    IReaderLeases leases,
    ReaderGauge gauge,
    TimeProvider clock,
    SubscriptionOptions? options = null)
{
    private readonly SubscriptionOptions _options = SubscriptionOptions.Checked(options ?? new());

    /// <summary>Waits for its turn and works until cancelled; outages of the store are waited out.</summary>
    /// <exception cref="TooManyParkedException">Too many streams wait; nothing was skipped.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; there is no other good end.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            gauge.Waits();
            var lease = await leases.TakeAsync(reader, cancellationToken);
            try
            {
                await LiveAsync(lease, cancellationToken);
            }
            catch (EventLogUnavailableException e)
            {
                gauge.Failed(e.Message); // from the last place that was written down, once there is a store again
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                gauge.Failed("The lease was lost; another process may work by now.");
            }
            finally
            {
                gauge.Stops();
                await lease.DisposeAsync();
            }

            await Task.Delay(_options.OutagePause, clock, cancellationToken);
        }
    }

    private async Task LiveAsync(IReaderLease lease, CancellationToken cancellationToken)
    {
        var handling = new PatientHandling(reader, catalog, handle, _options, clock, gauge);
        var life = new SubscriptionLife(log, lease, handling, _options, gauge, clock);
        await life.RunAsync(cancellationToken);
    }
}
