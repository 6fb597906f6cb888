namespace System.Runtime.CompilerServices;

/// <summary>Known to the runtime by its name: lets a generated assembly use internal types of the named assembly, so
/// that grain
/// interfaces need not be public.</summary>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
internal sealed class IgnoresAccessChecksToAttribute(string assemblyName) : Attribute
{
    public string AssemblyName { get; } = assemblyName;
}
