namespace TradingPlatform.Cli.Arguments;

/// <summary>Guesses what a mistyped word was meant to be.</summary>
internal static class NearestName
{
    /// <summary>The name with the fewest single-letter changes from <paramref name="word"/>; null when even that one
    /// differs in more than half of its letters (two swapped in a short word are all right), for a wild guess helps
    /// nobody.</summary>
    public static string? Of(string word, IEnumerable<string> names) => names
        .Distinct(StringComparer.Ordinal)
        .Select(name => (Name: name, Distance: Distance(Bare(word), Bare(name))))
        .Where(found => found.Distance * 2 <= Math.Max(Bare(word).Length, Bare(found.Name).Length) + 1)
        .OrderBy(found => found.Distance)
        .Select(found => found.Name)
        .FirstOrDefault();

    private static string Bare(string word) => word.TrimStart('-');

    /// <summary>Levenshtein's distance, over one row.</summary>
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
