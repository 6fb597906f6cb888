namespace TradingPlatform.EventStore.Migrations;

/// <summary>Whether one migration has run.</summary>
/// <param name="Number">Its place, from 1.</param>
/// <param name="Name">What it brings.</param>
/// <param name="AppliedAt">When it ran, UTC; null when it has not.</param>
public sealed record MigrationStatus(int Number, string Name, DateTimeOffset? AppliedAt);
