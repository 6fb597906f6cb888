using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace TradingPlatform.Architecture;

/// <summary>What a compiled project really refers to, read from its metadata: nothing can be hidden from it.</summary>
/// <param name="Name">The project's name, <c>Grains</c>.</param>
/// <param name="Assemblies">Simple names of the assemblies it refers to.</param>
/// <param name="Types">Types of other assemblies: <c>assembly|Namespace.Type</c>.</param>
/// <param name="Members">Members of other assemblies: <c>Namespace.Type.Member</c>.</param>
/// <param name="FloatingPoint">Where a <c>double</c> or <c>float</c> is a field, parameter, result or local,
/// or is passed, outside of <see cref="Purity.Statistics"/>.</param>
internal sealed record CompiledAssembly(
    string Name,
    ImmutableSortedSet<string> Assemblies,
    ImmutableSortedSet<string> Types,
    ImmutableSortedSet<string> Members,
    ImmutableSortedSet<string> FloatingPoint)
{
    /// <summary>What our assemblies' names begin with.</summary>
    public const string Ours = "TradingPlatform.";

    /// <summary>Our own projects among the references.</summary>
    public IEnumerable<string> OurReferences => Assemblies
        .Where(name => name.StartsWith(Ours, StringComparison.Ordinal))
        .Select(name => name[Ours.Length..]);

    /// <summary>The project <paramref name="project"/>, from beside the tests.</summary>
    public static CompiledAssembly Load(string project)
    {
        var path = Path.Combine(AppContext.BaseDirectory, $"{Ours}{project}.dll");
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        return new CompiledAssembly(
            project,
            [.. metadata.AssemblyReferences.Select(handle => NameOf(metadata, handle))],
            [.. metadata.TypeReferences.Select(handle => TypeName(metadata, handle, withAssembly: true))],
            [.. metadata.MemberReferences.Select(handle => MemberName(metadata, handle))],
            [.. new FloatingPointSearch(file, metadata, Purity.Statistics).Found()]);
    }

    private static string NameOf(MetadataReader metadata, AssemblyReferenceHandle handle) =>
        metadata.GetString(metadata.GetAssemblyReference(handle).Name);

    /// <summary>A member of another assembly, as <c>Namespace.Type.Member</c>.</summary>
    internal static string MemberName(MetadataReader metadata, MemberReferenceHandle handle)
    {
        var member = metadata.GetMemberReference(handle);
        var parent = member.Parent.Kind == HandleKind.TypeReference
            ? TypeName(metadata, (TypeReferenceHandle)member.Parent, withAssembly: false)
            : member.Parent.Kind.ToString();
        return $"{parent}.{metadata.GetString(member.Name)}";
    }

    private static string TypeName(MetadataReader metadata, TypeReferenceHandle handle, bool withAssembly)
    {
        var type = metadata.GetTypeReference(handle);
        var name = metadata.GetString(type.Name);
        if (type.ResolutionScope.Kind == HandleKind.TypeReference)
        {
            return $"{TypeName(metadata, (TypeReferenceHandle)type.ResolutionScope, withAssembly)}.{name}";
        }

        var full = $"{metadata.GetString(type.Namespace)}.{name}";
        return withAssembly && type.ResolutionScope.Kind == HandleKind.AssemblyReference
            ? $"{NameOf(metadata, (AssemblyReferenceHandle)type.ResolutionScope)}|{full}"
            : full;
    }
}
