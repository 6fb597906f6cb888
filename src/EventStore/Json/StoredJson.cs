using System.Text.Json.Serialization;
using TradingPlatform.Domain.Agents;
using TradingPlatform.Domain.Market;
using TradingPlatform.Domain.Signals;
using TradingPlatform.Domain.Trading;

namespace TradingPlatform.EventStore.Json;

/// <summary>How each stored type is taken apart and put together, written by the compiler: a type that is missing here
/// cannot be stored. What a listed type is made of comes by itself.</summary>
/// <remarks>Two events whose own names are equal (<c>Stopped</c>) need <c>TypeInfoPropertyName</c> on one of them; the
/// compiler says so.</remarks>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(MarketBatch))]
[JsonSerializable(typeof(SymbolEvent.Listed))]
[JsonSerializable(typeof(SymbolEvent.CandleClosed))]
[JsonSerializable(typeof(SymbolEvent.GapObserved))]
[JsonSerializable(typeof(AmdEvent.PhaseChanged))]
[JsonSerializable(typeof(AgentEvent.Started))]
[JsonSerializable(typeof(AgentEvent.Stopped))]
[JsonSerializable(typeof(AgentEvent.Halted))]
[JsonSerializable(typeof(AgentEvent.Decided))]
[JsonSerializable(typeof(AgentEvent.OrderRefused))]
[JsonSerializable(typeof(AgentEvent.EquityMarked))]
[JsonSerializable(typeof(AccountEvent.Opened))]
[JsonSerializable(typeof(AccountEvent.OrderPlaced))]
[JsonSerializable(typeof(AccountEvent.OrderAccepted))]
[JsonSerializable(typeof(AccountEvent.OrderFilled))]
[JsonSerializable(typeof(AccountEvent.CancelRequested))]
[JsonSerializable(typeof(AccountEvent.OrderCancelled))]
[JsonSerializable(typeof(AccountEvent.OrderRejected))]
[JsonSerializable(typeof(AccountEvent.ReportIgnored))]
[JsonSerializable(typeof(PaperVenueEvent.Accepted))]
[JsonSerializable(typeof(PaperVenueEvent.Rejected))]
[JsonSerializable(typeof(PaperVenueEvent.Filled))]
[JsonSerializable(typeof(PaperVenueEvent.Cancelled))]
[JsonSerializable(typeof(PaperVenueEvent.InstrumentSet))]
[JsonSerializable(typeof(PaperVenueEvent.Rested))]
internal sealed partial class StoredJson : JsonSerializerContext;
