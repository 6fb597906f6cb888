using TradingPlatform.Domain.Market;
using TradingPlatform.Exchanges.Klines;

namespace TradingPlatform.Exchanges.Import;

/// <summary>Reads a file of bars from end to end: is it sound, how long, where are its holes.</summary>
public static class KlineSurvey
{
    /// <summary>Surveys <paramref name="file"/>; a wrong file is reported as refused, not thrown.</summary>
    public static ImportedFile Of(KlineFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        try
        {
            return Count(file);
        }
        catch (Exception error) when (error is DataFormatException or IOException or UnauthorizedAccessException)
        {
            return Refused(file.Path, error.Message);
        }
    }

    internal static ImportedFile Refused(string path, string problem) =>
        new(path, ImportOutcome.Refused, 0, null, null, 0, 0, problem);

    private static ImportedFile Count(KlineFile file)
    {
        var (rows, first, last, holes, missing) = (0L, 0L, 0L, 0, 0L);
        var span = file.Timeframe.Milliseconds();
        foreach (var bar in KlineReader.Read(file))
        {
            if (rows++ == 0)
            {
                first = bar.OpenTimeMs;
            }
            else if (bar.OpenTimeMs > last + span)
            {
                holes++;
                missing += ((bar.OpenTimeMs - last) / span) - 1;
            }

            last = bar.OpenTimeMs;
        }

        return rows == 0
            ? Refused(file.Path, $"{file.Path}, line 2: expected at least one bar, found the end of the file.")
            : new ImportedFile(
                file.Path, ImportOutcome.Imported, rows, At(first), At(last), holes, missing, string.Empty);
    }

    private static DateTimeOffset At(long time) => DateTimeOffset.FromUnixTimeMilliseconds(time);
}
