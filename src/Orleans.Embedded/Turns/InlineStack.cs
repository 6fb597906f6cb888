namespace Orleans.Embedded;

/// <summary>Bounds what one thread runs inline: how deep calls nest, and how many follow each other before one is
/// queued, so
/// that a grain which calls without end lets others have their turn.</summary>
internal static class InlineStack
{
    private const int StreakMax = 1_024;

    [ThreadStatic]
    private static int depth;

    [ThreadStatic]
    private static int streak;

    /// <summary>Whether another call may run inline.</summary>
    public static bool HasRoom(int depthMax)
    {
        if (depth >= depthMax)
        {
            return false;
        }

        if (++streak <= StreakMax)
        {
            return true;
        }

        streak = 0;
        return false;
    }

    public static void Enter() => depth++;

    public static void Leave() => depth--;
}
