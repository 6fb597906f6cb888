using System.Collections.Immutable;
using TradingPlatform.Domain.Market;

namespace TradingPlatform.Grains.Interfaces.Events;

/// <summary>One atomic append.</summary>
/// <param name="Stream">The stream's id, <c>account-atlas@REPLAY:BTCUSDT</c>.</param>
/// <param name="ExpectedVersion">How many events the writer has seen; the append fails if there are more, or
/// fewer.</param>
/// <param name="Events">Domain events whose types carry a stored name; may be empty when there are batches.</param>
/// <param name="Batches">Market batches that go into the market log in the same commit; usually none.</param>
/// <param name="CorrelationId">Ties together everything that one request or decision caused; may be null.</param>
/// <param name="CausationId">The command that caused it; may be null.</param>
/// <param name="BatchesFollow">The source position of the step that the writer saw before the first of
/// <paramref name="Batches"/>. Unless that very step is the one before in the market log, nothing is written: a market
/// log has no hole and mixes no two lines of steps. A first step, number 1, follows nothing.</param>
public sealed record AppendRequest(
    string Stream,
    long ExpectedVersion,
    ImmutableArray<object> Events,
    ImmutableArray<MarketBatch> Batches = default,
    string? CorrelationId = null,
    string? CausationId = null,
    long BatchesFollow = 0)
{
    /// <summary>The command that is carried out, unique in <see cref="Stream"/> for ever, 1 to 100 printable ASCII
    /// characters without spaces: the store carries it out once however often it comes. Null for what is no
    /// command.</summary>
    public string? CommandId { get; init; }

    /// <summary>More streams that change in the same commit, or none of them; each stream once. For a process that must
    /// not be seen half done.</summary>
    public ImmutableArray<StreamAppend> Also { get; init; } = [];
}

/// <summary>A further stream's part of an atomic append.</summary>
/// <param name="Stream">The stream's id.</param>
/// <param name="ExpectedVersion">How many events the writer has seen.</param>
/// <param name="Events">What happened in it; at least one.</param>
public sealed record StreamAppend(string Stream, long ExpectedVersion, ImmutableArray<object> Events);

/// <summary>What became of an append; it is durable.</summary>
/// <param name="Version">The version of <see cref="AppendRequest.Stream"/> that it reached.</param>
/// <param name="IsRepeat">True when the command had been stored before, at <paramref name="Version"/>; nothing was
/// written now.</param>
public readonly record struct AppendReceipt(long Version, bool IsRepeat);
