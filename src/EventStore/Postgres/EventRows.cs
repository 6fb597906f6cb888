using TradingPlatform.EventStore.Appending;

namespace TradingPlatform.EventStore.Postgres;

/// <summary>Events as columns, for one statement with one array a column.</summary>
internal sealed class EventRows(int count)
{
    private int _next;

    public Guid[] Ids { get; } = new Guid[count];

    public string[] Streams { get; } = new string[count];

    public long[] Versions { get; } = new long[count];

    public byte[][] Bodies { get; } = new byte[count][];

    public string[] Names { get; } = new string[count];

    public string[] DotnetTypes { get; } = new string[count];

    public DateTime[] Times { get; } = new DateTime[count];

    public string?[] Correlations { get; } = new string?[count];

    public string?[] Causations { get; } = new string?[count];

    /// <summary>Adds every event of <paramref name="append"/>.</summary>
    public void Add(EncodedAppend append)
    {
        foreach (var part in append.Parts)
        {
            Add(append, part);
        }
    }

    private void Add(EncodedAppend append, EncodedPart part)
    {
        var version = part.ExpectedVersion;
        foreach (var stored in part.Events)
        {
            version++;
            Ids[_next] = stored.Id;
            Streams[_next] = part.Stream;
            Versions[_next] = version;
            Bodies[_next] = stored.Body;
            Names[_next] = stored.Name.Stored;
            DotnetTypes[_next] = stored.Name.DotnetType;
            Times[_next] = append.At.UtcDateTime;
            Correlations[_next] = append.CorrelationId;
            Causations[_next] = append.CausationId;
            _next++;
        }
    }
}
