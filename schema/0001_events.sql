-- The event store in the layout that Marten 9 creates and reads, so that its tools work on our store.
-- Stream ids are compared byte by byte (COLLATE "C"): prefixes can be found by index in any database, and faster.

CREATE SCHEMA IF NOT EXISTS events;

CREATE TABLE events.mt_streams (
    id          varchar COLLATE "C" NOT NULL,
    type        varchar,
    version     bigint,
    timestamp   timestamptz NOT NULL DEFAULT now(),
    created     timestamptz NOT NULL DEFAULT now(),
    tenant_id   varchar DEFAULT '*DEFAULT*',
    is_archived boolean DEFAULT false,
    CONSTRAINT pkey_mt_streams_id PRIMARY KEY (id)
)
-- Every append updates one narrow row in place; room on the page keeps those updates out of the index.
WITH (fillfactor = 50);

CREATE TABLE events.mt_events (
    seq_id         bigint NOT NULL,
    id             uuid NOT NULL,
    stream_id      varchar COLLATE "C",
    version        bigint NOT NULL,
    data           jsonb NOT NULL,
    bdata          bytea,
    type           varchar(500) NOT NULL,
    timestamp      timestamptz NOT NULL DEFAULT now(),
    tenant_id      varchar DEFAULT '*DEFAULT*',
    mt_dotnet_type varchar,
    correlation_id varchar,
    causation_id   varchar,
    headers        jsonb,
    is_archived    boolean DEFAULT false,
    CONSTRAINT pkey_mt_events_seq_id PRIMARY KEY (seq_id),
    CONSTRAINT fkey_mt_events_stream_id FOREIGN KEY (stream_id)
        REFERENCES events.mt_streams (id) ON DELETE CASCADE
);

CREATE UNIQUE INDEX pk_mt_events_stream_and_version ON events.mt_events (stream_id, version);

-- Cache 1: numbers are handed out in order across sessions, which the tail of the log relies on.
CREATE SEQUENCE events.mt_events_sequence CACHE 1 OWNED BY events.mt_events.seq_id;

CREATE TABLE events.mt_event_progression (
    name         varchar NOT NULL,
    last_seq_id  bigint,
    last_updated timestamptz DEFAULT now(),
    CONSTRAINT pk_mt_event_progression PRIMARY KEY (name)
);

CREATE TABLE events.mt_high_water_skips (
    ending_sequence   bigint NOT NULL,
    starting_sequence bigint NOT NULL,
    timestamp         timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pkey_mt_high_water_skips PRIMARY KEY (ending_sequence)
);

-- Stops an append, before it has taken any number, when one of its streams was not where the writer saw it.
CREATE FUNCTION events.require_all(wanted bigint, arrived bigint) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    IF arrived <> wanted THEN
        RAISE EXCEPTION '% of % streams have moved on', wanted - arrived, wanted USING ERRCODE = 'TP001';
    END IF;
    RETURN true;
END
$$;
