using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace Orleans.Embedded;

/// <summary>The generated assembly of one interface. It may use internal types of every assembly that the interface
/// names.</summary>
internal static class ProxyModule
{
    private static int made;

    public static ModuleBuilder For(Type interfaceType, IEnumerable<MethodInfo> methods)
    {
        var name = new AssemblyName($"Orleans.Embedded.Proxies.{Interlocked.Increment(ref made)}");
        var assembly = AssemblyBuilder.DefineDynamicAssembly(name, AssemblyBuilderAccess.Run);
        var attribute = typeof(IgnoresAccessChecksToAttribute).GetConstructor([typeof(string)])!;
        var named = methods
            .SelectMany(m => m.GetParameters().Select(p => p.ParameterType).Concat([m.ReturnType, m.DeclaringType!]))
            .Append(interfaceType)
            .Append(typeof(GrainProxy))
            .SelectMany(PartsOf)
            .Select(type => type.Assembly.GetName().Name!)
            .Distinct(StringComparer.Ordinal);
        foreach (var assemblyName in named)
        {
            assembly.SetCustomAttribute(new CustomAttributeBuilder(attribute, [assemblyName]));
        }

        return assembly.DefineDynamicModule(name.Name!);
    }

    private static IEnumerable<Type> PartsOf(Type type)
    {
        yield return type;
        var inner = type.HasElementType ? [type.GetElementType()!] : type.GetGenericArguments();
        foreach (var part in inner.SelectMany(PartsOf))
        {
            yield return part;
        }
    }
}
