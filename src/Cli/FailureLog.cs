using System.Globalization;

namespace TradingPlatform.Cli;

/// <summary>Keeps the full story of failures in a file, so that the screen can stay readable.</summary>
internal static class FailureLog
{
    private const long LengthMax = 10_000_000;

    /// <summary>Appends one failure and answers where to find it; starts anew when the file has grown too
    /// long.</summary>
    public static string Write(Session session, string command, Exception failure)
    {
        var path = Path.Combine(session.DataFolder, "logs", "tp.log");
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (File.Exists(path) && new FileInfo(path).Length > LengthMax)
            {
                File.Move(path, path + ".old", overwrite: true);
            }

            var now = TimeProvider.System.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);
            File.AppendAllText(path, $"{now} tp {command}\n{failure}\n\n");
            return path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"(could not be written to {path}: {e.Message})";
        }
    }
}
