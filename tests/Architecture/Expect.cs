namespace TradingPlatform.Architecture;

/// <summary>Judges a search: the failure lists everything found, because whoever mends it needs the whole
/// list.</summary>
internal static class Expect
{
    /// <summary>Nothing may have been found.</summary>
    public static void None(IEnumerable<string?> found)
    {
        var list = found.ToList();
        Assert.True(list.Count == 0, $"found {list.Count}:\n{string.Join('\n', list)}");
    }
}
