namespace TradingPlatform.EventStore.Migrations.Adoption;

/// <summary>One thing about a store of Marten's that the platform cannot work with.</summary>
/// <param name="Place">What it is about, <c>mt_streams.id</c>.</param>
/// <param name="Found">What is there, or is not.</param>
/// <param name="Advice">A sentence: which option of Marten's to change, or what to do.</param>
public sealed record LayoutMisfit(string Place, string Found, string Advice);
