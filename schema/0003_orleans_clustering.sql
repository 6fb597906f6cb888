-- What Microsoft.Orleans asks of PostgreSQL when it is the actor host: who is in the cluster. The embedded host uses
-- none of it. Orleans finds its statements by name in OrleansQuery, which it looks up on the search path, so its
-- connections name this schema there; every statement names its tables in full.
-- Names, parameters and result columns are Orleans' contract; the statements are ours.

CREATE SCHEMA IF NOT EXISTS orleans;

CREATE TABLE orleans.OrleansQuery (
    QueryKey  varchar(64) NOT NULL,
    QueryText text NOT NULL,
    CONSTRAINT pkey_orleansquery PRIMARY KEY (QueryKey)
);

-- One row a cluster. Whoever changes the list of silos moves the version on, so two changes never cross.
CREATE TABLE orleans.OrleansMembershipVersionTable (
    DeploymentId varchar(150) NOT NULL,
    Timestamp    timestamptz(3) NOT NULL DEFAULT now(),
    Version      integer NOT NULL DEFAULT 0,
    CONSTRAINT pkey_orleans_membership_version PRIMARY KEY (DeploymentId)
);

-- One row for every life of a silo: address, port and the generation that tells its lives apart.
CREATE TABLE orleans.OrleansMembershipTable (
    DeploymentId varchar(150) NOT NULL,
    Address      varchar(45) NOT NULL,
    Port         integer NOT NULL,
    Generation   integer NOT NULL,
    SiloName     varchar(150) NOT NULL,
    HostName     varchar(150) NOT NULL,
    Status       integer NOT NULL,
    ProxyPort    integer,
    SuspectTimes varchar(8000),
    StartTime    timestamptz(3) NOT NULL,
    IAmAliveTime timestamptz(3) NOT NULL,
    CONSTRAINT pkey_orleans_membership PRIMARY KEY (DeploymentId, Address, Port, Generation),
    CONSTRAINT fkey_orleans_membership_version FOREIGN KEY (DeploymentId)
        REFERENCES orleans.OrleansMembershipVersionTable (DeploymentId) ON DELETE CASCADE
);

-- State of Orleans' own grains that must outlive a silo: who is subscribed to which stream.
CREATE TABLE orleans.grain_state (
    name       varchar NOT NULL,
    grain      varchar COLLATE "C" NOT NULL,
    body       bytea NOT NULL,
    version    bigint NOT NULL,
    CONSTRAINT pkey_orleans_grain_state PRIMARY KEY (name, grain)
);

INSERT INTO orleans.OrleansQuery (QueryKey, QueryText) VALUES

-- True for the one silo that founds the cluster.
('InsertMembershipVersionKey', $$
    WITH founded AS (
        INSERT INTO orleans.OrleansMembershipVersionTable (DeploymentId) VALUES (@DeploymentId)
        ON CONFLICT DO NOTHING RETURNING 1)
    SELECT EXISTS (SELECT FROM founded)
$$),

-- True when the version was still the one the silo had read, and this life of it is new. The row of the version is
-- locked by the first statement, so a second silo waits, looks at the version again and gives up.
('InsertMembershipKey', $$
    WITH moved AS (
        UPDATE orleans.OrleansMembershipVersionTable SET Version = Version + 1, Timestamp = now()
        WHERE DeploymentId = @DeploymentId AND Version = @Version AND NOT EXISTS (
            SELECT FROM orleans.OrleansMembershipTable known
            WHERE known.DeploymentId = @DeploymentId AND known.Address = @Address
                AND known.Port = @Port AND known.Generation = @Generation)
        RETURNING DeploymentId),
    joined AS (
        INSERT INTO orleans.OrleansMembershipTable (DeploymentId, Address, Port, Generation, SiloName, HostName,
            Status, ProxyPort, StartTime, IAmAliveTime)
        SELECT DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName,
            @Status, @ProxyPort, @StartTime, @IAmAliveTime
        FROM moved RETURNING 1)
    SELECT EXISTS (SELECT FROM joined)
$$),

-- True when the version was still the one the silo had read, and the silo is there. Its row is locked before the
-- version moves: both change, or neither.
('UpdateMembershipKey', $$
    WITH known AS (
        SELECT DeploymentId FROM orleans.OrleansMembershipTable
        WHERE DeploymentId = @DeploymentId AND Address = @Address AND Port = @Port AND Generation = @Generation
        FOR UPDATE),
    moved AS (
        UPDATE orleans.OrleansMembershipVersionTable SET Version = Version + 1, Timestamp = now()
        WHERE DeploymentId IN (SELECT DeploymentId FROM known) AND Version = @Version
        RETURNING DeploymentId),
    changed AS (
        UPDATE orleans.OrleansMembershipTable silo
        SET Status = @Status, SuspectTimes = @SuspectTimes, IAmAliveTime = @IAmAliveTime
        FROM moved
        WHERE silo.DeploymentId = moved.DeploymentId AND silo.Address = @Address
            AND silo.Port = @Port AND silo.Generation = @Generation
        RETURNING 1)
    SELECT EXISTS (SELECT FROM changed)
$$),

-- A heartbeat changes nothing that others decide on, so it leaves the version alone.
('UpdateIAmAlivetimeKey', $$
    UPDATE orleans.OrleansMembershipTable SET IAmAliveTime = @IAmAliveTime
    WHERE DeploymentId = @DeploymentId AND Address = @Address AND Port = @Port AND Generation = @Generation
$$),

-- The version comes back also when there is no such silo: then the silo's columns are null.
('MembershipReadRowKey', $$
    SELECT cluster.DeploymentId, silo.Address, silo.Port, silo.Generation, silo.SiloName, silo.HostName, silo.Status,
        silo.ProxyPort, silo.SuspectTimes, silo.StartTime, silo.IAmAliveTime, cluster.Version
    FROM orleans.OrleansMembershipVersionTable cluster
    LEFT JOIN orleans.OrleansMembershipTable silo ON silo.DeploymentId = cluster.DeploymentId
        AND silo.Address = @Address AND silo.Port = @Port AND silo.Generation = @Generation
    WHERE cluster.DeploymentId = @DeploymentId
$$),

('MembershipReadAllKey', $$
    SELECT cluster.DeploymentId, silo.Address, silo.Port, silo.Generation, silo.SiloName, silo.HostName, silo.Status,
        silo.ProxyPort, silo.SuspectTimes, silo.StartTime, silo.IAmAliveTime, cluster.Version
    FROM orleans.OrleansMembershipVersionTable cluster
    LEFT JOIN orleans.OrleansMembershipTable silo USING (DeploymentId)
    WHERE cluster.DeploymentId = @DeploymentId
$$),

-- Where clients knock: silos in the state that is asked for, with a port for clients.
('GatewaysQueryKey', $$
    SELECT Address, ProxyPort, Generation FROM orleans.OrleansMembershipTable
    WHERE DeploymentId = @DeploymentId AND Status = @Status AND ProxyPort > 0
$$),

-- Lives that ended long ago. An active silo (3) stays listed however late its heartbeat is: silos vote on that.
('CleanupDefunctSiloEntriesKey', $$
    DELETE FROM orleans.OrleansMembershipTable
    WHERE DeploymentId = @DeploymentId AND IAmAliveTime < @IAmAliveTime AND Status <> 3
$$),

-- The whole cluster; its silos go with it.
('DeleteMembershipTableEntriesKey', $$
    DELETE FROM orleans.OrleansMembershipVersionTable WHERE DeploymentId = @DeploymentId
$$);
