using System.Globalization;
using System.Text.Json;
using TradingPlatform.Domain.Trading;
using TradingPlatform.EventStore.Events;
using TradingPlatform.EventStore.Json;

namespace TradingPlatform.Bench.Events;

/// <summary>One small, realistic event: a fill, about 330 bytes of JSON.</summary>
internal static class SampleEvents
{
    public static EventName Name { get; } = EventCatalog.Domain.NameOf(typeof(AccountEvent.OrderFilled));

    public static AccountEvent Fill(int writer, long number) => new AccountEvent.OrderFilled(
        string.Create(CultureInfo.InvariantCulture, $"{writer:x8}{number:x24}"),
        "REPLAY:BTCUSDT",
        OrderSide.Buy,
        43_210.12m + number,
        0.0125m,
        0.54015150m,
        Liquidity.Taker,
        1.25m,
        number,
        DateTimeOffset.UnixEpoch.AddMinutes(number),
        number);

    public static byte[] Body(int writer, long number)
    {
        object fill = Fill(writer, number);
        return JsonSerializer.SerializeToUtf8Bytes(fill, fill.GetType(), EventJson.Options);
    }
}
