using System.Text.Json.Serialization;
using TradingPlatform.Domain.Agents;
using TradingPlatform.Domain.Market;
using TradingPlatform.Domain.Signals;
using TradingPlatform.Domain.Trading;

namespace TradingPlatform.EventStore.Aggregates;

/// <summary>How each folded state is taken apart and put together, written by the compiler, as events are
/// (<see cref="Json.StoredJson"/>).</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(AccountState))]
[JsonSerializable(typeof(TradingAgentState))]
[JsonSerializable(typeof(AmdState))]
[JsonSerializable(typeof(PaperVenueState))]
[JsonSerializable(typeof(SymbolState))]
internal sealed partial class StoredStates : JsonSerializerContext;
