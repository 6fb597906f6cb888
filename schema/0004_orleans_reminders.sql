-- The reminders of all grains, in the table that Microsoft.Orleans keeps them in: the embedded host and a cluster read
-- and write the same rows. Names, parameters and result columns are Orleans' contract; the statements are ours.

CREATE TABLE orleans.OrleansRemindersTable (
    ServiceId    varchar(150) COLLATE "C" NOT NULL,
    GrainId      varchar(150) COLLATE "C" NOT NULL,
    ReminderName varchar(150) COLLATE "C" NOT NULL,
    StartTime    timestamptz(3) NOT NULL,
    Period       bigint NOT NULL, -- in milliseconds
    GrainHash    integer NOT NULL, -- 32 bits without a sign, in a column with one
    Version      integer NOT NULL,
    CONSTRAINT pkey_orleans_reminders PRIMARY KEY (ServiceId, GrainId, ReminderName)
);

-- A silo reads the reminders of its part of the ring, and so does the embedded host, part by part.
CREATE INDEX ix_orleans_reminders_hash ON orleans.OrleansRemindersTable (ServiceId, GrainHash);

INSERT INTO orleans.OrleansQuery (QueryKey, QueryText) VALUES

-- A version counts the changes of its row, so a handle of an older one removes nothing.
('UpsertReminderRowKey', $$
    INSERT INTO orleans.OrleansRemindersTable AS known
        (ServiceId, GrainId, ReminderName, StartTime, Period, GrainHash, Version)
    VALUES (@ServiceId, @GrainId, @ReminderName, @StartTime, @Period, @GrainHash, 0)
    ON CONFLICT (ServiceId, GrainId, ReminderName) DO UPDATE SET StartTime = excluded.StartTime,
        Period = excluded.Period, GrainHash = excluded.GrainHash, Version = known.Version + 1
    RETURNING Version
$$),

('ReadReminderRowsKey', $$
    SELECT GrainId, ReminderName, StartTime, Period, Version FROM orleans.OrleansRemindersTable
    WHERE ServiceId = @ServiceId AND GrainId = @GrainId
$$),

('ReadReminderRowKey', $$
    SELECT GrainId, ReminderName, StartTime, Period, Version FROM orleans.OrleansRemindersTable
    WHERE ServiceId = @ServiceId AND GrainId = @GrainId AND ReminderName = @ReminderName
$$),

-- Between the bounds, if the first is the lesser one.
('ReadRangeRows1Key', $$
    SELECT GrainId, ReminderName, StartTime, Period, Version FROM orleans.OrleansRemindersTable
    WHERE ServiceId = @ServiceId AND GrainHash > @BeginHash AND GrainHash <= @EndHash
$$),

-- Around the end of the ring, if it is not.
('ReadRangeRows2Key', $$
    SELECT GrainId, ReminderName, StartTime, Period, Version FROM orleans.OrleansRemindersTable
    WHERE ServiceId = @ServiceId AND (GrainHash > @BeginHash OR GrainHash <= @EndHash)
$$),

-- True when the row was there in that version.
('DeleteReminderRowKey', $$
    WITH gone AS (
        DELETE FROM orleans.OrleansRemindersTable
        WHERE ServiceId = @ServiceId AND GrainId = @GrainId AND ReminderName = @ReminderName AND Version = @Version
        RETURNING 1)
    SELECT EXISTS (SELECT FROM gone)
$$),

('DeleteReminderRowsKey', $$
    DELETE FROM orleans.OrleansRemindersTable WHERE ServiceId = @ServiceId
$$);
