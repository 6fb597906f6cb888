using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans;
using Orleans.Hosting;

namespace TradingPlatform.Reminders;

/// <summary>Puts reminders in PostgreSQL into a host of grains.</summary>
public static class PostgresReminders
{
    /// <summary>The service that rows belong to unless another is named; a cluster of the platform has the same
    /// name.</summary>
    public const string ServiceId = "tradingplatform";

    /// <summary>The host is small; its reminders must not take the event log's connections.</summary>
    private const int ConnectionsMax = 8;

    /// <summary>Keeps the grains' reminders in PostgreSQL: they outlive the process.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="connectionString">A migrated database.</param>
    /// <param name="serviceId">Whose reminders.</param>
    public static ISiloBuilder UsePostgresReminders(
        this ISiloBuilder builder, string connectionString, string serviceId = ServiceId)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = ConnectionsMax };
        builder.Services.AddSingleton<IReminderTable>(
            _ => new PostgresReminderTable(NpgsqlDataSource.Create(settings.ConnectionString), serviceId));
        return builder.AddReminders();
    }
}
