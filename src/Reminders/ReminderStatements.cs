namespace TradingPlatform.Reminders;

/// <summary>What is asked of the table; a cluster finds the same statements in <c>orleans.OrleansQuery</c>.</summary>
internal static class ReminderStatements
{
    public const string Upsert = """
        INSERT INTO orleans.OrleansRemindersTable AS known
            (ServiceId, GrainId, ReminderName, StartTime, Period, GrainHash, Version)
        VALUES ($1, $2, $3, $4, $5, $6, 0)
        ON CONFLICT (ServiceId, GrainId, ReminderName) DO UPDATE SET StartTime = excluded.StartTime,
            Period = excluded.Period, GrainHash = excluded.GrainHash, Version = known.Version + 1
        RETURNING Version
        """;

    public const string ReadOfGrain = Columns + "WHERE ServiceId = $1 AND GrainId = $2";

    public const string ReadOne = Columns + "WHERE ServiceId = $1 AND GrainId = $2 AND ReminderName = $3";

    public const string ReadBetween = Columns + "WHERE ServiceId = $1 AND GrainHash > $2 AND GrainHash <= $3";

    public const string ReadAround = Columns + "WHERE ServiceId = $1 AND (GrainHash > $2 OR GrainHash <= $3)";

    public const string Remove = """
        DELETE FROM orleans.OrleansRemindersTable
        WHERE ServiceId = $1 AND GrainId = $2 AND ReminderName = $3 AND Version = $4
        """;

    private const string Columns =
        "SELECT GrainId, ReminderName, StartTime, Period, Version FROM orleans.OrleansRemindersTable ";
}
