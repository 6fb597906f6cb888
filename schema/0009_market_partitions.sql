-- The market log in parts, one for each month in which steps were stored, so that old months can be dropped whole. The
-- month of storing and not the market's own time: a replay plays years in an hour, and to keep ninety days means what
-- was delivered in the last ninety days.

-- Whoever appends now is waited for; whoever comes later waits, and finds the new layout.
LOCK TABLE market.batches IN ACCESS EXCLUSIVE MODE;

-- One row a symbol: its last step. That a number is given once over all months, and that a step stands behind the one
-- its writer saw, rest on this row: an append moves it on, and only from where its writer saw it.
CREATE TABLE market.heads (
    symbol          varchar COLLATE "C" NOT NULL,
    sequence        bigint NOT NULL,
    source_position bigint NOT NULL,
    stored_at       timestamptz NOT NULL, -- never goes back, so that no older step lies in a newer month
    CONSTRAINT pkey_market_heads PRIMARY KEY (symbol)
)
-- Every append moves rows on in place; room on the page keeps that out of the index.
WITH (fillfactor = 50);

-- Symbol by symbol and not row by row: there may be a hundred million rows.
INSERT INTO market.heads (symbol, sequence, source_position, stored_at)
WITH RECURSIVE symbols AS (
    (SELECT symbol FROM market.batches ORDER BY symbol LIMIT 1)
    UNION ALL
    SELECT (SELECT b.symbol FROM market.batches b WHERE b.symbol > s.symbol ORDER BY b.symbol LIMIT 1)
    FROM symbols s WHERE s.symbol IS NOT NULL)
SELECT s.symbol, newest.sequence, newest.source_position, now()
FROM symbols s, LATERAL (
    SELECT b.sequence, b.source_position FROM market.batches b WHERE b.symbol = s.symbol
    ORDER BY b.sequence DESC LIMIT 1) AS newest;

-- What is there becomes this month's part as it lies. When it was stored is not known, and now is the latest that can
-- be true, so nothing is dropped too early. No row is written again: one value for all of them takes no room.
ALTER TABLE market.batches ADD COLUMN stored_at timestamptz NOT NULL DEFAULT now();
-- Without a default, a program that knows nothing of the heads is refused instead of leaving them behind.
ALTER TABLE market.batches ALTER COLUMN stored_at DROP DEFAULT;
ALTER TABLE market.batches RENAME TO batches_before;
ALTER TABLE market.batches_before RENAME CONSTRAINT pkey_market_batches TO pkey_market_batches_before;

CREATE TABLE market.batches (
    symbol          varchar COLLATE "C" NOT NULL,
    sequence        bigint NOT NULL,
    source_position bigint NOT NULL,
    at              timestamptz NOT NULL,
    body            bytea NOT NULL,
    stored_at       timestamptz NOT NULL
) PARTITION BY RANGE (stored_at);

-- Months are months of UTC, whatever the session's time zone is.
CREATE FUNCTION market.month_of(instant timestamptz) RETURNS timestamptz LANGUAGE sql IMMUTABLE AS $$
    SELECT date_trunc('month', instant AT TIME ZONE 'UTC') AT TIME ZONE 'UTC'
$$;

CREATE FUNCTION market.month_after(instant timestamptz) RETURNS timestamptz LANGUAGE sql IMMUTABLE AS $$
    SELECT (date_trunc('month', instant AT TIME ZONE 'UTC') + interval '1 month') AT TIME ZONE 'UTC'
$$;

CREATE FUNCTION market.part_of(instant timestamptz) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT 'batches_' || to_char(instant AT TIME ZONE 'UTC', 'YYYY_MM')
$$;

-- Makes the part of an instant's month, if it is not there. A table that was made beside is attached: everybody reads
-- and writes meanwhile, which CREATE TABLE … PARTITION OF would not let them.
CREATE FUNCTION market.make_month(instant timestamptz) RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    part text := market.part_of(instant);
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('market.batches', 0)); -- one maker; the next one finds it made
    -- Asked by a query: to_regclass may still answer what it knew before it had to wait.
    IF NOT EXISTS (SELECT FROM pg_class WHERE relname = part AND relnamespace = 'market'::regnamespace) THEN
        EXECUTE format('CREATE TABLE market.%I (LIKE market.batches INCLUDING STORAGE, '
            'CONSTRAINT %I PRIMARY KEY (symbol, sequence))', part, 'pkey_market_' || part);
        EXECUTE format('ALTER TABLE market.batches ATTACH PARTITION market.%I FOR VALUES FROM (%L) TO (%L)',
            part, market.month_of(instant), market.month_after(instant));
    END IF;
END
$$;

-- Every append asks for room first; nearly always that is two look-ups of a name. The next month is made ahead. If that
-- is not possible just now, because somebody holds the table, a later append does it: there are weeks for it.
-- Runs with its owner's rights, for the application's role makes no tables.
CREATE FUNCTION market.make_room() RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    patience text := current_setting('lock_timeout');
BEGIN
    IF to_regclass('market.' || market.part_of(now())) IS NULL THEN
        PERFORM market.make_month(now());
    END IF;

    IF to_regclass('market.' || market.part_of(market.month_after(now()))) IS NULL THEN
        BEGIN
            PERFORM set_config('lock_timeout', '20ms', true);
            PERFORM market.make_month(market.month_after(now()));
            PERFORM set_config('lock_timeout', patience, true);
        EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
            NULL; -- and the setting is undone with everything else since BEGIN
        END;
    END IF;
END
$$;

-- Drops the months that had ended before an instant, with all their steps but those that a symbol still needs to go on,
-- from the sequence that is told for it and its last one in any case. Those few move to where the symbol's next ones lie.
-- Reads and appends wait for the moment of dropping; if the table cannot be had within a second, nothing is done.
-- Runs with its owner's rights, and touches nothing that was stored within a day whatever it is asked.
CREATE FUNCTION market.drop_months(before timestamptz, symbols varchar[], needed bigint[])
RETURNS SETOF text LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET lock_timeout = '1s' SET enable_seqscan = off AS $$
DECLARE
    moved_max CONSTANT bigint := 1000000;
    cut timestamptz := market.month_of(least(before, now() - interval '1 day'));
    moved bigint;
    part text;
BEGIN
    PERFORM market.make_room();
    PERFORM FROM market.heads h WHERE h.stored_at < cut ORDER BY h.symbol FOR UPDATE;
    IF EXISTS (SELECT FROM market.heads h WHERE h.stored_at < cut AND h.symbol <> ALL (symbols)) THEN
        RAISE EXCEPTION 'it was not told what each symbol still needs' USING ERRCODE = 'TP002';
    END IF;

    UPDATE market.batches b SET stored_at = coalesce(
        (SELECT min(k.stored_at) FROM market.batches k WHERE k.symbol = b.symbol AND k.stored_at >= cut), now())
    FROM unnest(symbols, needed) AS n(symbol, sequence), market.heads h
    WHERE b.symbol = n.symbol AND h.symbol = n.symbol AND b.stored_at < cut
        AND b.sequence >= least(n.sequence, h.sequence);
    GET DIAGNOSTICS moved = ROW_COUNT;
    IF moved > moved_max THEN
        RAISE EXCEPTION '% steps are still needed', moved USING ERRCODE = 'TP002';
    END IF;

    UPDATE market.heads h SET stored_at = now() WHERE h.stored_at < cut;
    LOCK TABLE market.batches IN ACCESS EXCLUSIVE MODE;
    FOR part IN
        SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = 'market.batches'::regclass AND c.relname < market.part_of(cut)
        ORDER BY c.relname
    LOOP
        EXECUTE format('DROP TABLE market.%I', part);
        RETURN NEXT part;
    END LOOP;
END
$$;

REVOKE ALL ON FUNCTION market.make_month(timestamptz), market.make_room(),
    market.drop_months(timestamptz, varchar[], bigint[]) FROM PUBLIC;

DO $$
DECLARE
    part text := market.part_of(now());
BEGIN
    EXECUTE format('ALTER TABLE market.batches_before RENAME CONSTRAINT pkey_market_batches_before TO %I',
        'pkey_market_' || part);
    EXECUTE format('ALTER TABLE market.batches_before RENAME TO %I', part);
    EXECUTE format('ALTER TABLE market.batches ATTACH PARTITION market.%I FOR VALUES FROM (%L) TO (%L)',
        part, market.month_of(now()), market.month_after(now()));
END
$$;

-- Rights on the whole are rights on all its parts, also on those that will be made.
GRANT SELECT, INSERT ON market.batches TO tp_app;
GRANT SELECT, INSERT, UPDATE ON market.heads TO tp_app;
GRANT EXECUTE ON FUNCTION market.make_room(), market.drop_months(timestamptz, varchar[], bigint[]) TO tp_app;
GRANT SELECT ON market.batches, market.heads TO tp_reader;

SELECT market.make_room();
