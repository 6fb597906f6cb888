using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace TradingPlatform.Exchanges.Tests.Binance;

/// <summary>One line of the recording of Binance's wire.</summary>
/// <param name="Kind">header, http, connect, send or recv.</param>
/// <param name="ReceivedAt">Seconds since 1970.</param>
/// <param name="Address">Of a request or connection; empty otherwise.</param>
/// <param name="Data">The raw text.</param>
internal sealed record CapturedLine(string Kind, double ReceivedAt, string Address, byte[] Data)
{
    public bool IsMessage => Kind is "recv";

    public bool IsConnection => Kind is "connect";
}

/// <summary>The recording, in the order in which it was received.</summary>
internal static class CapturedWire
{
    public const string File = "fixtures/binance/capture/BINANCE.jsonl.zst";

    public static List<CapturedLine> Read()
    {
        var start = new ProcessStartInfo("zstd") { RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add("-dc");
        start.ArgumentList.Add(SharedData.Path(File));
        using var process = Process.Start(start)!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return
        [
            .. text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(Line)
                .OrderBy(line => line.ReceivedAt),
        ];
    }

    private static CapturedLine Line(string text)
    {
        using var json = JsonDocument.Parse(text);
        var root = json.RootElement;
        return new CapturedLine(
            root.GetProperty("t").GetString()!,
            root.TryGetProperty("ts", out var at) ? at.GetDouble() : 0,
            Text(root, "url") + Text(root, "addr"),
            Encoding.UTF8.GetBytes(Text(root, "data")));
    }

    private static string Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) ? value.GetString()! : string.Empty;
}

/// <summary>A fact about the recording; skipped, with the reason, without the recording or <c>zstd</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CapturedWireFactAttribute : FactAttribute
{
    public CapturedWireFactAttribute()
    {
        var hasZstd = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, "zstd")));
        Skip = SharedData.Reason(CapturedWire.File)
            ?? (hasZstd ? null : "The program zstd, which unpacks the recording, is not installed.");
    }
}
