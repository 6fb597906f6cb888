using Orleans;

namespace TradingPlatform.Conformance.Outages;

[Alias("conformance.IKept")]
public interface IKept : IGrainWithStringKey
{
    /// <summary>Keeps an entry, once however often it is asked to.</summary>
    /// <returns>Its place among the entries of this key; null when another activation was quicker: ask again.</returns>
    [Alias("Keep")]
    Task<int?> Keep(string entry);
}

/// <summary>Keeps what it is given in the ledger, as grains keep events in a store: the append names the version it
/// expects, and whoever loses that race leaves memory.</summary>
public sealed class KeptGrain : Grain, IKept
{
    private List<string> _entries = [];

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        _entries = [.. Ledger.Of(this.GetPrimaryKeyString())];
    }

    public async Task<int?> Keep(string entry)
    {
        var known = _entries.IndexOf(entry);
        if (known >= 0)
        {
            return known;
        }

        await Task.Yield();
        if (!Ledger.TryAppend(this.GetPrimaryKeyString(), _entries.Count, entry))
        {
            DeactivateOnIdle();
            return null;
        }

        await Task.Yield();
        _entries.Add(entry);
        return _entries.Count - 1;
    }
}
