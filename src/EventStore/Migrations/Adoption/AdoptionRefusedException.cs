using System.Collections.Immutable;

namespace TradingPlatform.EventStore.Migrations.Adoption;

/// <summary>Marten made the store with options that this program cannot work with. Nothing was changed.</summary>
public sealed class AdoptionRefusedException(ImmutableArray<LayoutMisfit> misfits) : MigrationException(Text(misfits))
{
    /// <summary>Everything that does not fit, all at once.</summary>
    public ImmutableArray<LayoutMisfit> Misfits { get; } = misfits;

    private static string Text(ImmutableArray<LayoutMisfit> misfits) =>
        "This store was made by Marten with options that the platform cannot work with; nothing was changed. "
        + string.Join(' ', misfits.Select(misfit => $"{misfit.Place}: {misfit.Found}. {misfit.Advice}"))
        + " See docs/marten.md.";
}
