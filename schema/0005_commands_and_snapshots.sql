-- Commands that were carried out, so that one which comes again is known by the database itself: in the transaction
-- that stores its events, whichever process it reaches.
CREATE TABLE events.commands (
    stream_id  varchar COLLATE "C" NOT NULL,
    command_id varchar COLLATE "C" NOT NULL,
    version    bigint NOT NULL, -- of the stream, once the command was carried out
    CONSTRAINT pkey_events_commands PRIMARY KEY (stream_id, command_id)
);

-- The state of a stream at a version, so that an activation need not read it from its beginning. A cache: with all rows
-- gone, nothing but time is lost. The shape tells a program whether it wrote the row, or another one that folds
-- differently. The body is UTF-8 JSON kept as it was written; SELECT convert_from(body, 'UTF8')::jsonb to look inside.
CREATE TABLE events.snapshots (
    stream_id varchar COLLATE "C" NOT NULL,
    version   bigint NOT NULL,
    shape     varchar NOT NULL,
    body      bytea NOT NULL,
    taken_at  timestamptz NOT NULL,
    CONSTRAINT pkey_events_snapshots PRIMARY KEY (stream_id)
);

-- What one request caused, over all streams.
CREATE INDEX ix_events_correlation ON events.mt_events (correlation_id, seq_id) WHERE correlation_id IS NOT NULL;

-- Events of one kind, over all streams.
CREATE INDEX ix_events_type ON events.mt_events (type, seq_id);
