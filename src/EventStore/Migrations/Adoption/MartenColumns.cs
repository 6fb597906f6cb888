namespace TradingPlatform.EventStore.Migrations.Adoption;

/// <summary>The columns that Marten 9 makes with the options that the platform needs, and which option it is that leads
/// to another one.</summary>
internal static class MartenColumns
{
    private const string Text = "character varying";
    private const string Time = "timestamp with time zone";
    private const string AnyOther = "Marten's own layout has it otherwise; compare it with docs/marten.md.";

    /// <summary>Table and column, with the type as PostgreSQL tells it.</summary>
    public static IReadOnlyDictionary<string, string> Types { get; } = new Dictionary<string, string>(
        StringComparer.Ordinal)
    {
        ["mt_streams.id"] = Text,
        ["mt_streams.type"] = Text,
        ["mt_streams.version"] = "bigint",
        ["mt_streams.timestamp"] = Time,
        ["mt_streams.created"] = Time,
        ["mt_streams.tenant_id"] = Text,
        ["mt_streams.is_archived"] = "boolean",
        ["mt_events.seq_id"] = "bigint",
        ["mt_events.id"] = "uuid",
        ["mt_events.stream_id"] = Text,
        ["mt_events.version"] = "bigint",
        ["mt_events.data"] = "jsonb",
        ["mt_events.bdata"] = "bytea",
        ["mt_events.type"] = "character varying(500)",
        ["mt_events.timestamp"] = Time,
        ["mt_events.tenant_id"] = Text,
        ["mt_events.mt_dotnet_type"] = Text,
        ["mt_events.correlation_id"] = Text,
        ["mt_events.causation_id"] = Text,
        ["mt_events.headers"] = "jsonb",
        ["mt_events.is_archived"] = "boolean",
    };

    /// <summary>What to do when <paramref name="column"/> is missing, of another type, or too many.</summary>
    public static string Advice(string column) => column switch
    {
        "mt_streams.id" or "mt_events.stream_id" =>
            "Set Events.StreamIdentity = StreamIdentity.AsString before the first event; a store of Guids has to be "
            + "copied into a new one.",
        "mt_events.correlation_id" => "Set Events.MetadataConfig.CorrelationIdEnabled = true and apply the change.",
        "mt_events.causation_id" => "Set Events.MetadataConfig.CausationIdEnabled = true and apply the change.",
        "mt_events.headers" => "Set Events.MetadataConfig.HeadersEnabled = true and apply the change.",
        "mt_events.user_name" => "Set Events.MetadataConfig.UserNameEnabled = false and drop the column.",
        "mt_events.is_skipped" =>
            "Set Events.EnableEventSkippingInProjectionsOrSubscriptions = false and drop the column.",
        "mt_events.tags" => "Set Events.DcbStorageMode = DcbStorageMode.TagTables and drop the column.",
        "mt_events.bdata" => "It was made before Marten 9: open it with Marten 9 and apply the change.",
        "mt_streams.snapshot" or "mt_streams.snapshot_version" =>
            "It was left by a Marten before 9, which never used it: drop the column.",
        _ => AnyOther,
    };
}
