using System.Reflection;
using System.Runtime.Loader;

namespace TradingPlatform.Simulation.Tests;

/// <summary>The whole platform once more beside this process's own, with one assembly replaced.</summary>
internal sealed class PlantedPlatform(string replaced, byte[] image) : AssemblyLoadContext($"planted {replaced}")
{
    /// <summary>What the simulation says of it.</summary>
    public string? FirstFailure(ulong firstSeed, int seeds, int commands)
    {
        var probe = LoadFromAssemblyName(new AssemblyName(typeof(SimulationProbe).Assembly.GetName().Name!))
            .GetType(typeof(SimulationProbe).FullName!, throwOnError: true)!;
        return (string?)probe.GetMethod(nameof(SimulationProbe.FirstFailure))!
            .Invoke(null, [firstSeed, seeds, commands]);
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (string.Equals(assemblyName.Name, replaced, StringComparison.Ordinal))
        {
            return LoadFromStream(new MemoryStream(image));
        }

        var own = Path.Combine(AppContext.BaseDirectory, $"{assemblyName.Name}.dll");
        return assemblyName.Name!.StartsWith("TradingPlatform.", StringComparison.Ordinal) && File.Exists(own)
            ? LoadFromAssemblyPath(own)
            : null;
    }
}
