namespace TradingPlatform.EventStore.Postgres;

/// <summary>A connection of the appender that is opened anew when it broke.</summary>
internal sealed class AppendLane(string connectionString, EventLogOptions options, TimeProvider clock)
    : IAsyncDisposable
{
    private AppendConnection? _connection;

    /// <summary>The connection; only after <see cref="ConnectAsync"/>.</summary>
    public AppendConnection Connection =>
        _connection ?? throw new InvalidOperationException("The lane is not connected.");

    /// <summary>Makes sure that there is a connection that answers.</summary>
    /// <returns>Null, or what stands in the way.</returns>
    public async Task<Exception?> ConnectAsync()
    {
        try
        {
            if (_connection is { IsOpen: true })
            {
                await _connection.ProbeAsync().ConfigureAwait(false);
                return null;
            }

            await DisposeAsync().ConfigureAwait(false);
            _connection = await AppendConnection.OpenAsync(connectionString, options, clock).ConfigureAwait(false);
            return null;
        }
#pragma warning disable CA1031 // Whoever waits too long is told what it was; meanwhile it is tried again.
        catch (Exception e)
#pragma warning restore CA1031
        {
            await DisposeAsync().ConfigureAwait(false);
            return e;
        }
    }

    /// <summary>Lets go of the connection; the next <see cref="ConnectAsync"/> opens another one.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_connection is { } broken)
        {
            _connection = null;
            try
            {
                await broken.DisposeAsync().ConfigureAwait(false);
            }
#pragma warning disable CA1031 // It is being thrown away because it is broken; that it says so again is no news.
            catch (Exception)
#pragma warning restore CA1031
            {
                return;
            }
        }
    }
}
