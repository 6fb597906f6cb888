namespace Orleans.Embedded;

/// <summary>The ambient values of a thread that has none: nothing of one caller may reach what outlives its
/// call.</summary>
internal static class AmbientValues
{
    private static readonly ExecutionContext? None = CaptureNone();

    /// <summary>Takes all ambient values from this thread.</summary>
    public static void Clear() => ExecutionContext.Restore(None!);

    /// <summary>Only a thread that was started without a context is sure to have none.</summary>
    private static ExecutionContext? CaptureNone()
    {
        ExecutionContext? none = null;
        var thread = new Thread(() => none = ExecutionContext.Capture());
        thread.UnsafeStart();
        thread.Join();
        return none;
    }
}
