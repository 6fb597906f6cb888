namespace TradingPlatform.EventStore.Tests.Marten;

/// <summary>A store as Marten 9.29 makes it with the options of docs/marten.md, as it was seen in the catalogue of a
/// real one. Its functions have their arguments and answers here, and no contents.</summary>
internal static class MartenDdl
{
    /// <summary>With the options that the platform needs.</summary>
    public const string Exact = $"CREATE SCHEMA events; {Streams} {Events} {Others} {Functions}";

    /// <summary>The id is of the type that <c>StreamIdentity.AsString</c> leads to.</summary>
    public const string Streams = """
        CREATE TABLE events.mt_streams (
            id varchar NOT NULL, type varchar, version bigint,
            timestamp timestamptz NOT NULL DEFAULT now(), created timestamptz NOT NULL DEFAULT now(),
            tenant_id varchar DEFAULT '*DEFAULT*', is_archived bool DEFAULT false,
            CONSTRAINT pkey_mt_streams_id PRIMARY KEY (id));
        """;

    /// <summary>The default of <c>timestamp</c> is a text, so it is the instant at which the table was made.</summary>
    public const string Events = """
        CREATE TABLE events.mt_events (
            seq_id bigint NOT NULL, id uuid NOT NULL, stream_id varchar, version bigint NOT NULL, data jsonb NOT NULL,
            bdata bytea, type varchar(500) NOT NULL, timestamp timestamptz NOT NULL DEFAULT '(now())',
            tenant_id varchar DEFAULT '*DEFAULT*', mt_dotnet_type varchar, correlation_id varchar,
            causation_id varchar, headers jsonb, is_archived bool DEFAULT false,
            CONSTRAINT pkey_mt_events_seq_id PRIMARY KEY (seq_id));
        ALTER TABLE events.mt_events ADD CONSTRAINT fkey_mt_events_stream_id FOREIGN KEY (stream_id)
            REFERENCES events.mt_streams (id) ON DELETE CASCADE;
        CREATE UNIQUE INDEX pk_mt_events_stream_and_version ON events.mt_events (stream_id, version);
        """;

    private const string Others = """
        CREATE SEQUENCE events.mt_events_sequence;
        ALTER SEQUENCE events.mt_events_sequence OWNED BY events.mt_events.seq_id;
        CREATE TABLE events.mt_event_progression (
            name varchar NOT NULL, last_seq_id bigint, last_updated timestamptz DEFAULT transaction_timestamp(),
            CONSTRAINT pk_mt_event_progression PRIMARY KEY (name));
        CREATE TABLE events.mt_high_water_skips (
            ending_sequence bigint NOT NULL, starting_sequence bigint NOT NULL,
            timestamp timestamptz DEFAULT transaction_timestamp(),
            CONSTRAINT pkey_mt_high_water_skips_ending_sequence PRIMARY KEY (ending_sequence));
        CREATE TABLE events.mt_doc_deadletterevent (
            id uuid NOT NULL, data jsonb NOT NULL, mt_last_modified timestamptz DEFAULT transaction_timestamp(),
            mt_version uuid NOT NULL DEFAULT md5(random()::text || clock_timestamp()::text)::uuid,
            mt_dotnet_type varchar, CONSTRAINT pkey_mt_doc_deadletterevent_id PRIMARY KEY (id));
        """;

    private const string Functions = """
        CREATE FUNCTION events.mt_mark_event_progression(name varchar, last_encountered bigint) RETURNS void
            LANGUAGE plpgsql AS 'BEGIN END';
        CREATE FUNCTION events.mt_archive_stream(streamid varchar) RETURNS void LANGUAGE plpgsql AS 'BEGIN END';
        CREATE FUNCTION events.mt_mark_progression_with_skip(
            shard_name varchar, ending_sequence bigint, starting_sequence bigint) RETURNS bigint
            LANGUAGE plpgsql AS 'BEGIN RETURN 0; END';
        CREATE FUNCTION events.mt_quick_append_events(
            stream varchar, stream_type varchar, tenantid varchar, event_ids uuid[], event_types varchar[],
            dotnet_types varchar[], bodies jsonb[], bdatas bytea[], causation_ids varchar[],
            correlation_ids varchar[], headers jsonb[], timestamps timestamptz[],
            expected_version bigint DEFAULT NULL::bigint) RETURNS bigint[]
            LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
        """;

    /// <summary>Three events in two streams, the second one archived, and a number that was burnt between them; each
    /// is what Marten's session writes for it.</summary>
    public const string Contents = """
        INSERT INTO events.mt_streams (id, type, version, is_archived)
        VALUES ('note-a', NULL, 2, false), ('note-b', NULL, 1, true);
        INSERT INTO events.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id,
            mt_dotnet_type, correlation_id, causation_id, headers, is_archived)
        VALUES
            (nextval('events.mt_events_sequence'), gen_random_uuid(), 'note-a', 1, '{"Text": "first"}',
                'note_written', '2026-01-02 03:04:05Z', '*DEFAULT*', 'Some.Note, Elsewhere', 'corr', 'cause',
                '{"who": "ann"}', false),
            (nextval('events.mt_events_sequence'), gen_random_uuid(), 'note-b', 1, '{"Text": "closed"}',
                'note_written', '2026-01-02 03:04:06Z', '*DEFAULT*', NULL, NULL, NULL, 'null', true);
        SELECT nextval('events.mt_events_sequence');
        INSERT INTO events.mt_events (seq_id, id, stream_id, version, data, type, timestamp)
        VALUES (nextval('events.mt_events_sequence'), gen_random_uuid(), 'note-a', 2, '{"Price": "1.5"}',
            'note_priced', '2026-01-02 03:04:07Z');
        """;
}
