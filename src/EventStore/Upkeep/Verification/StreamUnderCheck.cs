using System.Collections.Immutable;
using TradingPlatform.EventStore.Aggregates;
using TradingPlatform.EventStore.Events;
using TradingPlatform.EventStore.Tailing;

namespace TradingPlatform.EventStore.Upkeep.Verification;

/// <summary>One stream while its events are being looked at, in order. After an event that cannot be read or folded its
/// state is not known, and only its numbers are looked at.</summary>
internal sealed class StreamUnderCheck
{
    private readonly StoreMoment _store;
    private readonly long? _told;
    private readonly EventCatalog _catalog;
    private readonly AggregateKind? _kind;
    private readonly ImmutableArray<IStateWitness> _witnesses;
    private readonly Findings _findings;
    private AggregateFold? _fold;
    private long _version;

    public StreamUnderCheck(
        StoreMoment store,
        string id,
        long? told,
        EventCatalog catalog,
        (AggregateKind Kind, string Key)? kind,
        ImmutableArray<IStateWitness> witnesses,
        Findings findings)
    {
        (Id, _store, _told, _catalog, _witnesses, _findings) = (id, store, told, catalog, witnesses, findings);
        if (kind is { } found)
        {
            _kind = found.Kind;
            Try(0, () => _fold = found.Kind.Begin(found.Key));
        }
    }

    /// <summary>The stream.</summary>
    public string Id { get; }

    /// <summary>Looks at the next event.</summary>
    public async Task TakeAsync(RawEvent stored, CancellationToken cancellationToken)
    {
        if (stored.Version != _version + 1)
        {
            Find(_version + 1, FormattableString.Invariant($"is missing; the next one there is {stored.Version}."));
            _fold = null;
        }

        _version = stored.Version;
        Try(stored.Version, () =>
        {
            var happened = stored.Decode(_catalog);
            _fold?.Apply(happened.Body);
        });
        if (_fold is not null && _kind is not null)
        {
            await AskWitnessesAsync(_kind, _fold, cancellationToken);
        }
    }

    /// <summary>Compares with what the stream's row says.</summary>
    public void End()
    {
        if (_told != _version)
        {
            _findings.Add(Id, _told is { } told
                ? FormattableString.Invariant($"its row says version {told}, its last event is {_version}.")
                : "it has events and no row.");
        }
    }

    private async Task AskWitnessesAsync(AggregateKind kind, AggregateFold fold, CancellationToken cancellationToken)
    {
        foreach (var witness in _witnesses)
        {
            if (await witness.WantsAsync(_store, Id, fold.Version, cancellationToken)
                && await witness.JudgeAsync(_store, Id, kind, fold.State, cancellationToken) is { } wrong)
            {
                Find(fold.Version, wrong);
            }
        }
    }

    private void Try(long version, Action work)
    {
        try
        {
            work();
        }
        catch (UnknownEventException e)
        {
            _fold = null;
            _findings.Add(At(version), $"'{e.Name}' cannot be read: {e.Message}");
        }
#pragma warning disable CA1031 // Whatever the rules choke on is just what is looked for.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _fold = null;
            Find(version, $"cannot be folded: {e.Message}");
        }
    }

    private void Find(long version, string what) => _findings.Add(At(version), what);

    private string At(long version) => FormattableString.Invariant($"{Id} {version}");
}
