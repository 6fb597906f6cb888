using System.Diagnostics;

namespace TradingPlatform.Architecture;

/// <summary>Code that the Domain must never contain; the tests look for it here, so that a blind search is
/// noticed.</summary>
internal static class ImpureCode
{
    private static readonly double Half = 0.5;

    public static string Everything()
    {
        var scaled = Math.Sqrt(Half);
        File.Exists("/");
        var now = $"{DateTime.UtcNow}{Stopwatch.GetTimestamp()}";
        return $"{scaled}{now}{Guid.NewGuid()}{Random.Shared.Next()}{Task.CompletedTask}";
    }
}
