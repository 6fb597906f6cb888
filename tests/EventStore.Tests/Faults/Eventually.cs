using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.EventStore.Tests.Faults;

/// <summary>Asks again while the store is on its way back.</summary>
internal static class Eventually
{
    private const int TriesMax = 40;

    /// <summary>The first receipt.</summary>
    public static async Task<AppendReceipt> AppendsAsync(Func<Task<AppendReceipt>> append)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await append();
            }
            catch (EventLogUnavailableException) when (tries < TriesMax)
            {
                await Task.Delay(50);
            }
        }
    }
}
