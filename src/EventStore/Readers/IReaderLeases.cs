using System.Collections.Immutable;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.EventStore.Readers;

/// <summary>Lets one process at a time work for a reader of the log, however many would.</summary>
public interface IReaderLeases
{
    /// <summary>Waits until nobody else works for <paramref name="reader"/>; an outage of the store is waited out.
    /// </summary>
    /// <exception cref="ArgumentException">No reader can have that name (<see cref="ReaderName"/>).</exception>
    /// <exception cref="OperationCanceledException">Waiting was given up.</exception>
    Task<IReaderLease> TakeAsync(string reader, CancellationToken cancellationToken);
}

/// <summary>The right to work for a reader, and the reader's place in the log. Who has lost it can write nothing any
/// more: two processes never move one place. Disposing gives it back.</summary>
/// <remarks>Every method throws <see cref="EventLogUnavailableException"/> when the store does not answer; the lease is
/// lost with that.</remarks>
public interface IReaderLease : IAsyncDisposable
{
    /// <summary>Cancelled when the lease is lost; somebody else may work by then.</summary>
    CancellationToken Lost { get; }

    /// <summary>The position up to which the reader has finished; 0 for a new one.</summary>
    Task<long> CheckpointAsync(CancellationToken cancellationToken);

    /// <summary>Remembers that the reader has finished up to <paramref name="position"/>.</summary>
    Task SaveAsync(long position, CancellationToken cancellationToken);

    /// <summary>The streams that wait for the reader.</summary>
    Task<ImmutableArray<ParkedEvent>> ParkedAsync(CancellationToken cancellationToken);

    /// <summary>Lets a stream wait from this event on; one that waits already waits here from now on.</summary>
    Task ParkAsync(ParkedEvent parked, CancellationToken cancellationToken);

    /// <summary>Remembers how far a stream that is taken up again has come.</summary>
    Task ResumeAsync(string stream, long throughVersion, CancellationToken cancellationToken);

    /// <summary>Lets a stream wait no more, if it is <paramref name="version"/> that it waits at.</summary>
    Task ReleaseAsync(string stream, long version, CancellationToken cancellationToken);
}
