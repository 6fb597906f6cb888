namespace TradingPlatform.EventStore.Events;

/// <summary>What is stored about an event's type.</summary>
/// <param name="Stored">Column <c>type</c>, for ever.</param>
/// <param name="DotnetType">Column <c>mt_dotnet_type</c>, a hint for Marten's tools.</param>
public sealed record EventName(string Stored, string DotnetType);
