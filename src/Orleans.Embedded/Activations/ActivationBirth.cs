using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>The context of the activation whose instance is being made on this thread, for the instance's
/// constructor.</summary>
internal static class ActivationBirth
{
    [ThreadStatic]
    private static IGrainContext? current;

    public static IGrainContext? Current => current;

    /// <summary>A new instance, which knows its activation. A service scope is opened only where the constructor asks
    /// for services.</summary>
    public static object Of(GrainClass grainClass, IActivation activation)
    {
        current = activation;
        try
        {
            return grainClass.Create(
                grainClass.NeedsServices ? activation.ActivationServices : activation.HostServices);
        }
        finally
        {
            current = null;
        }
    }
}
