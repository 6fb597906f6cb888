using System.Net;
using Npgsql;

namespace TradingPlatform.Silo;

/// <summary>How a process finds its cluster. Every process of one cluster has the same names and database.</summary>
/// <param name="ConnectionString">PostgreSQL, migrated.</param>
public sealed record ClusterSettings(string ConnectionString)
{
    /// <summary>The name under which Orleans' providers find the driver.</summary>
    public const string Driver = "Npgsql";

    /// <summary>Where the migrations put what Orleans asks for.</summary>
    private const string Schema = "orleans";

    /// <summary>The cluster's name; two clusters may share a database.</summary>
    public string ClusterId { get; init; } = "tradingplatform";

    /// <summary>The service's name: reminders and subscriptions belong to it, whatever cluster runs it.</summary>
    public string ServiceId { get; init; } = "tradingplatform";

    /// <summary>Where silos speak to silos.</summary>
    public int SiloPort { get; init; } = 11_111;

    /// <summary>Where clients speak to this silo.</summary>
    public int GatewayPort { get; init; } = 30_000;

    /// <summary>The address that others reach this silo at. Loopback unless told: silos do not ask who is
    /// speaking, so another address must be one of a network that only they are in.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>For Orleans' providers: they look their statements up on the search path.</summary>
    public string ProviderConnectionString =>
        new NpgsqlConnectionStringBuilder(ConnectionString) { SearchPath = Schema }.ConnectionString;
}
