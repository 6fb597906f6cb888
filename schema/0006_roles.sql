-- Who may do what. The platform works as tp_app: it appends, and can change or remove nothing that was appended. Tools
-- that only look are members of tp_reader. The owner of the tables migrates and maintains, and is neither.
-- A migration that makes a table grants on it itself.

-- Roles belong to the whole server, and several databases may be migrated at once: whoever comes second finds them made.
DO $$
DECLARE
    wanted text;
BEGIN
    FOREACH wanted IN ARRAY ARRAY['tp_app', 'tp_reader'] LOOP
        BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
                EXECUTE format('CREATE ROLE %I NOLOGIN NOINHERIT', wanted);
            END IF;
        EXCEPTION
            WHEN duplicate_object OR unique_violation THEN
                NULL; -- another database's migration has just made it
            WHEN insufficient_privilege THEN
                RAISE EXCEPTION 'role % is missing, and % may not make it: let an administrator run CREATE ROLE % '
                    'NOLOGIN; GRANT % TO %', wanted, current_user, wanted, wanted, current_user;
        END;
    END LOOP;

    -- The platform takes the role with the login that it has, unless it is given one of its own. A superuser may anyway.
    BEGIN
        IF NOT pg_has_role(current_user, 'tp_app', 'MEMBER') THEN
            EXECUTE format('GRANT tp_app TO %I', current_user);
        END IF;
    EXCEPTION
        WHEN unique_violation THEN
            NULL;
    END;
END
$$;

GRANT USAGE ON SCHEMA events, market, orleans, platform TO tp_app, tp_reader;

-- Events are added, and that is all. An append moves its stream's version and time; nothing else of a stream changes.
GRANT SELECT, INSERT ON events.mt_events, events.mt_streams, events.commands TO tp_app;
GRANT UPDATE (version, timestamp) ON events.mt_streams TO tp_app;
GRANT USAGE, SELECT ON SEQUENCE events.mt_events_sequence TO tp_app; -- without UPDATE: it cannot be turned back
GRANT SELECT ON events.mt_high_water_skips, platform.migrations TO tp_app;

-- How far readers are, and what can be made again.
GRANT SELECT, INSERT, UPDATE, DELETE ON events.mt_event_progression, events.snapshots TO tp_app;

GRANT SELECT, INSERT ON market.batches TO tp_app;

GRANT SELECT ON orleans.OrleansQuery TO tp_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON orleans.OrleansMembershipVersionTable, orleans.OrleansMembershipTable,
    orleans.OrleansRemindersTable, orleans.grain_state TO tp_app;

GRANT SELECT ON ALL TABLES IN SCHEMA events, market, orleans, platform TO tp_reader;

-- The one way to close a stream: for ever, and only where its caller has seen all of it.
CREATE FUNCTION events.archive_stream(stream varchar, seen bigint) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE events.mt_streams SET is_archived = true
    WHERE id = stream AND version = seen AND is_archived IS NOT TRUE;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    UPDATE events.mt_events SET is_archived = true WHERE stream_id = stream;
    RETURN true;
END
$$;

REVOKE EXECUTE ON FUNCTION events.archive_stream(varchar, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION events.archive_stream(varchar, bigint) TO tp_app;
