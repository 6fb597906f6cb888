using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>The context of the activation whose instance is being made on this thread, for the instance's
/// constructor.</summary>
internal static class ActivationBirth
{
    [ThreadStatic]
    private static IGrainContext? current;

    public static IGrainContext? Current
    {
        get => current;
        set => current = value;
    }
}
