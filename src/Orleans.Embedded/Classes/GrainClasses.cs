using System.Reflection;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>All grain classes of the host, found by looking through assemblies.</summary>
internal sealed class GrainClasses
{
    private readonly Dictionary<Type, List<GrainClass>> _byInterface = [];

    private GrainClasses(IReadOnlyList<GrainClass> all)
    {
        All = all;
        foreach (var grainClass in all)
        {
            foreach (var contract in grainClass.Interfaces)
            {
                if (!_byInterface.TryGetValue(contract, out var classes))
                {
                    _byInterface[contract] = classes = [];
                }

                classes.Add(grainClass);
            }
        }
    }

    /// <summary>Every class, by name.</summary>
    public IReadOnlyList<GrainClass> All { get; }

    /// <summary>Finds the grain classes of <paramref name="assemblies"/>; of the whole application when there are
    /// none.</summary>
    /// <exception cref="OrleansConfigurationException">Two classes share a name, or an interface has a method that
    /// grains cannot have.</exception>
    public static GrainClasses In(IReadOnlyCollection<Assembly> assemblies)
    {
        var sources = assemblies.Count > 0 ? assemblies : ApplicationAssemblies();
        var all = sources.Distinct()
            .SelectMany(assembly => assembly.GetTypes())
            .Where(IsGrainClass)
            .Select(type => new GrainClass(type))
            .OrderBy(c => c.Name, StringComparer.Ordinal).ToList();
        foreach (var (one, other) in all.Zip(all.Skip(1)))
        {
            if (string.Equals(one.Name, other.Name, StringComparison.Ordinal))
            {
                throw new OrleansConfigurationException(
                    $"{one.Type.FullName} and {other.Type.FullName} are both named '{one.Name}': "
                    + "give one a [GrainType].");
            }
        }

        foreach (var method in all.SelectMany(c => c.Interfaces).Distinct().SelectMany(MethodShape.MethodsOf))
        {
            _ = MethodShape.Of(method);
        }

        return new GrainClasses(all);
    }

    /// <summary>The class that serves an interface.</summary>
    /// <exception cref="ArgumentException">There is none, or more than one.</exception>
    public GrainClass For(Type contract, string? classNamePrefix)
    {
        var classes = _byInterface.GetValueOrDefault(contract) ?? [];
        if (classes.Count == 1 && classNamePrefix is null)
        {
            return classes[0];
        }

        var matching = classes.FindAll(c =>
            classNamePrefix is null || c.Type.FullName!.StartsWith(classNamePrefix, StringComparison.Ordinal));
        return matching.Count == 1 ? matching[0] : throw new ArgumentException(
            $"{matching.Count} grain classes implement {contract.FullName}"
            + (classNamePrefix is null ? "" : $" with a name that begins with {classNamePrefix}")
            + $": {string.Join(", ", matching.Select(c => c.Type.FullName))}.",
            nameof(contract));
    }

    /// <summary>The class with this name.</summary>
    public GrainClass Named(string name) =>
        All.FirstOrDefault(c => string.Equals(c.Name, name, StringComparison.Ordinal))
        ?? throw new ArgumentException($"There is no grain class named '{name}'.", nameof(name));

    private static bool IsGrainClass(Type type) =>
        type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false }
        && typeof(IGrain).IsAssignableFrom(type) && typeof(IGrainBase).IsAssignableFrom(type);

    private static List<Assembly> ApplicationAssemblies()
    {
        var model = typeof(IGrain).Assembly.GetName().Name;
        var found = AppDomain.CurrentDomain.GetAssemblies().Where(a => !a.IsDynamic)
            .DistinctBy(a => a.FullName, StringComparer.Ordinal).ToDictionary(a => a.FullName!, StringComparer.Ordinal);
        var toRead = new Queue<Assembly>(found.Values.Where(a => Knows(a, model)));
        if (Assembly.GetEntryAssembly() is { } entry)
        {
            toRead.Enqueue(entry);
        }

        var read = new HashSet<Assembly>();
        while (toRead.TryDequeue(out var assembly))
        {
            if (!read.Add(assembly))
            {
                continue;
            }

            foreach (var reference in assembly.GetReferencedAssemblies().Where(r => IsOfSameProduct(r, model)))
            {
                toRead.Enqueue(found.GetValueOrDefault(reference.FullName) ?? Assembly.Load(reference));
            }
        }

        return [.. read.Where(a => Knows(a, model))];
    }

    private static bool Knows(Assembly assembly, string? model) =>
        assembly.GetReferencedAssemblies().Any(r => string.Equals(r.Name, model, StringComparison.Ordinal));

    /// <summary>Only the application's own assemblies are loaded to be looked through: those that share the first part
    /// of their
    /// name with this one.</summary>
    private static bool IsOfSameProduct(AssemblyName name, string? model) =>
        string.Equals(name.Name?.Split('.')[0], model?.Split('.')[0], StringComparison.Ordinal);
}
