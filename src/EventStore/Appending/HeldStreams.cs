namespace TradingPlatform.EventStore.Appending;

/// <summary>Streams whose rows another session did not let go of when we last tried: the next batch that names one does
/// not wait for it again, so that the others of that batch need not either. Used by whoever commits, one at a
/// time.</summary>
internal sealed class HeldStreams
{
    private const int RememberedMax = 1_000;
    private readonly HashSet<string> _streams = new(StringComparer.Ordinal);

    /// <summary>True when <paramref name="append"/> names one of them.</summary>
    public bool Meet(EncodedAppend append) =>
        _streams.Count > 0 && Array.Exists(append.Parts, part => _streams.Contains(part.Stream));

    /// <summary>Remembers or forgets the streams of <paramref name="append"/>. When there are too many all are
    /// forgotten, and waited for anew.</summary>
    public void Note(EncodedAppend append, bool isHeld)
    {
        if (_streams.Count >= RememberedMax)
        {
            _streams.Clear();
        }

        foreach (var part in append.Parts)
        {
            if (isHeld)
            {
                _streams.Add(part.Stream);
            }
            else if (_streams.Count > 0)
            {
                _streams.Remove(part.Stream);
            }
        }
    }
}
