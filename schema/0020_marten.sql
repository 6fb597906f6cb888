-- What Marten 9's own tools ask of the store beside its tables. The names, the arguments and the answers are Marten's;
-- the texts are ours. docs/marten.md says who may call what.

-- Marten's name for the key that its own function refers to by name.
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_constraint WHERE conname = 'pkey_mt_high_water_skips'
            AND conrelid = 'events.mt_high_water_skips'::regclass) THEN
        ALTER TABLE events.mt_high_water_skips
            RENAME CONSTRAINT pkey_mt_high_water_skips TO pkey_mt_high_water_skips_ending_sequence;
    END IF;
END
$$;

-- Marten has the same index, behind an option, under a name of its own: one of them is enough.
DO $$
BEGIN
    IF to_regclass('events.idx_mt_events_event_type_seq_id') IS NULL THEN
        ALTER INDEX events.ix_events_type RENAME TO idx_mt_events_event_type_seq_id;
    ELSE
        DROP INDEX events.ix_events_type;
    END IF;
END
$$;

-- Where Marten's daemon puts events that one of its projections cannot take, when it is told to go on.
CREATE TABLE IF NOT EXISTS events.mt_doc_deadletterevent (
    id               uuid NOT NULL,
    data             jsonb NOT NULL,
    mt_last_modified timestamptz DEFAULT now(),
    mt_version       uuid NOT NULL DEFAULT gen_random_uuid(),
    mt_dotnet_type   varchar,
    CONSTRAINT pkey_mt_doc_deadletterevent_id PRIMARY KEY (id)
);
GRANT SELECT ON events.mt_doc_deadletterevent TO tp_reader;

-- Marten's daemon looks there how far numbers were handed out.
GRANT SELECT ON SEQUENCE events.mt_events_sequence TO tp_reader;

-- How far a projection of Marten's daemon is.
CREATE OR REPLACE FUNCTION events.mt_mark_event_progression(name varchar, last_encountered bigint) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO events.mt_event_progression AS p (name, last_seq_id, last_updated) VALUES ($1, $2, now())
    ON CONFLICT ON CONSTRAINT pk_mt_event_progression
    DO UPDATE SET last_seq_id = excluded.last_seq_id, last_updated = excluded.last_updated;
END
$$;

-- Takes the high-water mark over numbers that will never come, unless another daemon has moved it meanwhile; the answer
-- is where it stands. A mark that was nowhere yet may begin anywhere.
CREATE OR REPLACE FUNCTION events.mt_mark_progression_with_skip(
    shard_name varchar, ending_sequence bigint, starting_sequence bigint) RETURNS bigint
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO events.mt_event_progression AS p (name, last_seq_id, last_updated) VALUES ($1, $2, now())
    ON CONFLICT ON CONSTRAINT pk_mt_event_progression
    DO UPDATE SET last_seq_id = excluded.last_seq_id, last_updated = excluded.last_updated
        WHERE p.last_seq_id = $3 OR p.last_seq_id IS NULL;
    IF NOT FOUND THEN
        RETURN (SELECT p.last_seq_id FROM events.mt_event_progression AS p WHERE p.name = $1);
    END IF;
    IF $2 > $3 THEN
        INSERT INTO events.mt_high_water_skips (ending_sequence, starting_sequence) VALUES ($2, $3)
        ON CONFLICT ON CONSTRAINT pkey_mt_high_water_skips_ending_sequence DO NOTHING;
    END IF;
    RETURN $2;
END
$$;

-- Closes a stream. The row of the stream comes first: an append that is on its way is either in before, or refused.
CREATE OR REPLACE FUNCTION events.mt_archive_stream(streamid varchar) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    UPDATE events.mt_streams SET is_archived = true WHERE id = $1 AND is_archived IS NOT TRUE;
    UPDATE events.mt_events SET is_archived = true WHERE stream_id = $1 AND is_archived IS NOT TRUE;
END
$$;

-- Appends for Marten's sessions. Unlike Marten's own text it locks the stream's row before it takes any number: so the
-- transaction has its id first, which the tail of the log rests on, and of two who append at once the second one is
-- refused by the version instead of by a broken index. The answer is the version reached, then the numbers taken.
CREATE OR REPLACE FUNCTION events.mt_quick_append_events(
    stream varchar, stream_type varchar, tenantid varchar, event_ids uuid[], event_types varchar[],
    dotnet_types varchar[], bodies jsonb[], bdatas bytea[], causation_ids varchar[], correlation_ids varchar[],
    headers jsonb[], timestamps timestamptz[], expected_version bigint DEFAULT NULL::bigint) RETURNS bigint[]
LANGUAGE plpgsql AS $$
DECLARE
    known   events.mt_streams%ROWTYPE;
    seen    bigint := 0;
    reached bigint;
    taken   bigint[];
BEGIN
    SELECT s.* INTO known FROM events.mt_streams AS s WHERE s.id = stream FOR UPDATE;
    seen := coalesce(known.version, 0);
    IF seen <> expected_version THEN
        RAISE EXCEPTION 'stream % is at version %, not at %', stream, seen, expected_version USING ERRCODE = 'MT003';
    END IF;
    IF known.is_archived THEN
        RAISE EXCEPTION 'stream % is archived; nothing can be appended to it', stream USING ERRCODE = 'MT001';
    END IF;
    IF known.tenant_id <> tenantid THEN
        RAISE EXCEPTION 'stream % belongs to another tenant than %', stream, tenantid;
    END IF;

    reached := seen + cardinality(event_ids);
    IF known.id IS NULL THEN
        INSERT INTO events.mt_streams (id, type, version, tenant_id)
        VALUES (stream, stream_type, reached, coalesce(tenantid, '*DEFAULT*'));
    ELSE
        UPDATE events.mt_streams AS s SET version = reached, timestamp = now() WHERE s.id = stream;
    END IF;

    WITH stored AS (
        INSERT INTO events.mt_events AS e (seq_id, id, stream_id, version, data, bdata, type, timestamp, tenant_id,
            mt_dotnet_type, correlation_id, causation_id, headers, is_archived)
        SELECT nextval('events.mt_events_sequence'), a.id, stream, seen + a.place, a.body, a.bdata, a.type, a.at,
            coalesce(tenantid, '*DEFAULT*'), a.dotnet_type, a.correlation, a.causation, nullif(a.header, 'null'), false
        FROM unnest(event_ids, event_types, dotnet_types, bodies, bdatas, causation_ids, correlation_ids, headers,
            timestamps) WITH ORDINALITY AS a(id, type, dotnet_type, body, bdata, causation, correlation, header, at,
            place)
        RETURNING e.seq_id)
    SELECT array_agg(stored.seq_id ORDER BY stored.seq_id) INTO taken FROM stored;
    RETURN reached || taken;
END
$$;
