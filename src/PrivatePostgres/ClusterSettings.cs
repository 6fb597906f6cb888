namespace TradingPlatform.PrivatePostgres;

/// <summary>How the private server is set: durable first, then sized for one machine.</summary>
internal static class ClusterSettings
{
    /// <summary>The settings file's text.</summary>
    /// <param name="port">Loopback port.</param>
    public static string For(int port) => FormattableString.Invariant($"""
        # Written at every start; edit postgresql.conf beside it instead.
        listen_addresses = '127.0.0.1'
        port = {port}
        unix_socket_directories = ''
        max_connections = 200

        # What is acknowledged is on disk.
        fsync = on
        synchronous_commit = on
        full_page_writes = on

        shared_buffers = 256MB
        wal_buffers = 16MB
        min_wal_size = 512MB
        max_wal_size = 4GB
        checkpoint_timeout = 15min

        timezone = 'UTC'
        log_timezone = 'UTC'

        # One file a weekday, overwritten a week later: bounded.
        logging_collector = on
        log_directory = '../log'
        log_filename = 'postgres-%a.log'
        log_truncate_on_rotation = on
        log_rotation_age = 1d
        log_rotation_size = 0
        log_checkpoints = off

        """);
}
