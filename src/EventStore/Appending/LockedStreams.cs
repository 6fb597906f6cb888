namespace TradingPlatform.EventStore.Appending;

/// <summary>What a batch of appends meets: the locked streams as they are, and which of the batch's commands are known.
/// Lets the appends run against it in order, as if each had come alone. Pure.</summary>
/// <param name="streams">Version of each stream that exists, and whether it is archived.</param>
/// <param name="commands">The version that each known command reached, by stream and command.</param>
/// <param name="held">Streams whose rows another session does not let go of; nobody waits for them here.</param>
internal sealed class LockedStreams(
    Dictionary<string, (long Version, bool IsArchived)> streams,
    Dictionary<(string, string), long> commands,
    IReadOnlySet<string> held)
{
    /// <summary>Takes <paramref name="append"/> in, if it fits.</summary>
    public Verdict Judge(EncodedAppend append)
    {
        if (append.CommandId is { } command && commands.TryGetValue((append.Stream, command), out var reached))
        {
            return new Verdict(VerdictKind.Repeat, append.Parts[0], reached);
        }

        if (Array.Find(append.Parts, part => held.Contains(part.Stream)) is { } waiting)
        {
            return new Verdict(VerdictKind.Held, waiting, 0);
        }

        foreach (var part in append.Parts)
        {
            var found = streams.GetValueOrDefault(part.Stream);
            if (found.IsArchived || found.Version != part.ExpectedVersion)
            {
                return new Verdict(found.IsArchived ? VerdictKind.Archived : VerdictKind.Stale, part, found.Version);
            }
        }

        Take(append);
        return new Verdict(VerdictKind.Wins, append.Parts[0], append.Parts[0].NextVersion);
    }

    private void Take(EncodedAppend append)
    {
        foreach (var part in append.Parts)
        {
            streams[part.Stream] = (part.NextVersion, false);
        }

        if (append.CommandId is { } command)
        {
            commands[(append.Stream, command)] = append.Parts[0].NextVersion;
        }
    }
}

/// <summary>What becomes of one append.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Part">The part that decided it.</param>
/// <param name="Version">That stream's version: reached, or found.</param>
internal readonly record struct Verdict(VerdictKind Kind, EncodedPart Part, long Version)
{
    /// <summary>Tells the caller.</summary>
    public void Tell(PendingAppend pending)
    {
        switch (Kind)
        {
            case VerdictKind.Wins:
                pending.Durable();
                break;
            case VerdictKind.Repeat:
                pending.Repeat(Version);
                break;
            case VerdictKind.Archived:
                pending.Archived(Part);
                break;
            case VerdictKind.Held:
                pending.Held(Part);
                break;
            default:
                pending.Stale(Part);
                break;
        }
    }
}

/// <summary>The ways an append can end.</summary>
internal enum VerdictKind
{
    /// <summary>It is written.</summary>
    Wins,

    /// <summary>Its command was written before.</summary>
    Repeat,

    /// <summary>Somebody else was first.</summary>
    Stale,

    /// <summary>One of its streams is closed.</summary>
    Archived,

    /// <summary>Another session holds one of its streams.</summary>
    Held,
}
