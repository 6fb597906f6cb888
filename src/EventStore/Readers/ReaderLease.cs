using Npgsql;
using TradingPlatform.EventStore.Postgres;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.EventStore.Readers;

/// <summary>A connection that holds an advisory lock. Whatever the reader writes goes over this very connection: who
/// has lost the lock has lost the means to write, so a process that was away for a while cannot disturb the one that
/// took over.</summary>
internal sealed class ReaderLease : IAsyncDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private readonly NpgsqlConnection _connection;
    private readonly TimeProvider _clock;
    private readonly SemaphoreSlim _turn = new(1);
    private readonly CancellationTokenSource _lost = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _watch;

    /// <summary>Takes over a connection that has the lock.</summary>
    public ReaderLease(string reader, NpgsqlConnection connection, TimeProvider clock)
    {
        (Reader, _connection, _clock) = (reader, connection, clock);
        Lost = _lost.Token;
        _watch = WatchAsync();
    }

    /// <summary>Whose.</summary>
    public string Reader { get; }

    /// <summary>See <see cref="IReaderLease.Lost"/>.</summary>
    public CancellationToken Lost { get; }

    /// <summary>Does <paramref name="work"/> on the connection, one after the other.</summary>
    /// <exception cref="EventLogUnavailableException">It failed; the lease is lost.</exception>
    public async Task<T> RunAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (Lost.IsCancellationRequested)
            {
                throw new EventLogUnavailableException($"Another process may work for '{Reader}' by now.", false);
            }

            return await work(_connection);
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException or InvalidOperationException)
        {
            await _lost.CancelAsync();
            throw new EventLogUnavailableException(
                $"The place of reader '{Reader}' cannot be kept. {e.Message}",
                outcomeUnknown: !e.CertainlyNotCommitted(), e);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watch;
        await _turn.WaitAsync(); // whoever still writes has written
        await _lost.CancelAsync();
        await _connection.DisposeAsync(); // and the lock with it
        _turn.Release();
        _stop.Dispose();
    }

    /// <summary>A lock is as good as its connection, so the connection is asked again and again.</summary>
    private async Task WatchAsync()
    {
        try
        {
            while (true)
            {
                await Task.Delay(LookEvery, _clock, _stop.Token);
                await RunAsync(AskAsync, _stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // Given back.
        }
        catch (EventLogUnavailableException)
        {
            // Lost, and told so.
        }
    }

    private static async Task<object?> AskAsync(NpgsqlConnection connection)
    {
        await using var ask = new NpgsqlCommand("SELECT true", connection);
        return await ask.ExecuteScalarAsync();
    }
}
