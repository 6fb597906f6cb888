-- Runs in the place of 0001 on a store that Marten has already made: its tables stay, with all that is in them, and
-- what 0001 does beside making them is done here. Whatever Marten lays out otherwise is refused before.

-- As in 0001: stream ids are compared byte by byte, whatever the database is used to.
ALTER TABLE events.mt_streams ALTER COLUMN id TYPE varchar COLLATE "C";
ALTER TABLE events.mt_events ALTER COLUMN stream_id TYPE varchar COLLATE "C";
ALTER TABLE events.mt_streams SET (fillfactor = 50);

-- Marten's default is the instant at which it made the table.
ALTER TABLE events.mt_events ALTER COLUMN timestamp SET DEFAULT now();

-- Left out by Marten unless an option is on.
CREATE TABLE IF NOT EXISTS events.mt_high_water_skips (
    ending_sequence   bigint NOT NULL,
    starting_sequence bigint NOT NULL,
    timestamp         timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pkey_mt_high_water_skips PRIMARY KEY (ending_sequence)
);

CREATE FUNCTION events.require_all(wanted bigint, arrived bigint) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    IF arrived <> wanted THEN
        RAISE EXCEPTION '% of % streams have moved on', wanted - arrived, wanted USING ERRCODE = 'TP001';
    END IF;
    RETURN true;
END
$$;
