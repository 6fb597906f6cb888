-- Streams that wait for a reader of the log, because it could not read or take one of their events. Everything from
-- that version on waits; other streams go on. A row goes away when the reader has caught up with its stream.
CREATE TABLE events.parked (
    reader          varchar COLLATE "C" NOT NULL,
    stream_id       varchar COLLATE "C" NOT NULL,
    version         bigint NOT NULL, -- of the event that could not be taken
    position        bigint NOT NULL, -- its place in the whole log
    name            varchar NOT NULL, -- its stored name
    error           varchar NOT NULL,
    attempts        int NOT NULL,
    since           timestamptz NOT NULL,
    retry_asked_at  timestamptz, -- somebody has mended the cause; the reader takes it up again
    resumed_through bigint, -- how far it has come since
    CONSTRAINT pkey_events_parked PRIMARY KEY (reader, stream_id)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON events.parked TO tp_app;
GRANT SELECT ON events.parked TO tp_reader;
