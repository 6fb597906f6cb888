using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace TradingPlatform.Architecture;

/// <summary>Finds every <c>double</c> and <c>float</c> in an assembly's signatures: fields, parameters, results,
/// locals, and what is called.</summary>
/// <param name="file">The assembly.</param>
/// <param name="metadata">Its tables.</param>
/// <param name="exempt">Namespaces that count in them. Outside, what they give may be compared and handed back to them,
/// but not held, computed with, or converted.</param>
internal sealed class FloatingPointSearch(
    PEReader file, MetadataReader metadata, IReadOnlyCollection<string> exempt)
{
    /// <summary>Names of members that hold, take, give or use one, outside of the exempt namespaces.</summary>
    public IEnumerable<string> Found()
    {
        foreach (var type in metadata.TypeDefinitions.Select(metadata.GetTypeDefinition))
        {
            if (IsExempt(type))
            {
                continue;
            }

            foreach (var found in In(type))
            {
                yield return found;
            }
        }
    }

    private IEnumerable<string> In(TypeDefinition type)
    {
        var owner = metadata.GetString(type.Name);
        foreach (var field in type.GetFields().Select(metadata.GetFieldDefinition))
        {
            if (field.DecodeSignature(Finder.Instance, null))
            {
                yield return $"{owner}.{metadata.GetString(field.Name)}";
            }
        }

        foreach (var method in type.GetMethods().Select(metadata.GetMethodDefinition))
        {
            if (Mentions(method.DecodeSignature(Finder.Instance, null)) || HasLocal(method))
            {
                yield return $"{owner}.{metadata.GetString(method.Name)}";
            }

            foreach (var called in CallsInBody.Of(file, method).Select(FloatingCall).OfType<string>())
            {
                yield return $"call of {called}";
            }
        }
    }

    /// <summary>The name of what is called, if it takes or gives a floating-point number.</summary>
    private string? FloatingCall(EntityHandle called)
    {
        switch (called.Kind)
        {
            case HandleKind.MemberReference:
                var member = (MemberReferenceHandle)called;
                var name = CompiledAssembly.MemberName(metadata, member);
                return Mentions(metadata.GetMemberReference(member).DecodeMethodSignature(Finder.Instance, null))
                    && !IsTimeArithmetic(name) ? name : null;
            case HandleKind.MethodDefinition:
                var method = metadata.GetMethodDefinition((MethodDefinitionHandle)called);
                return Mentions(method.DecodeSignature(Finder.Instance, null))
                    && !IsExempt(metadata.GetTypeDefinition(method.GetDeclaringType()))
                    ? metadata.GetString(method.Name) : null;
            case HandleKind.MethodSpecification:
                var generic = metadata.GetMethodSpecification((MethodSpecificationHandle)called);
                return generic.DecodeSignature(Finder.Instance, null).Contains(true)
                    ? "a generic method" : FloatingCall(generic.Method);
            default:
                return null;
        }
    }

    private bool IsExempt(TypeDefinition type) => exempt.Contains(NamespaceOf(type), StringComparer.Ordinal);

    private string NamespaceOf(TypeDefinition type)
    {
        while (!type.GetDeclaringType().IsNil)
        {
            type = metadata.GetTypeDefinition(type.GetDeclaringType());
        }

        return metadata.GetString(type.Namespace);
    }

    /// <summary>The framework spells whole days and multiples of spans with doubles; whole numbers survive that
    /// exactly.
    /// Time is not money, and a double that came out would be seen as a local, a field or another call.</summary>
    private static bool IsTimeArithmetic(string member) => member
        is "System.DateTime.AddDays" or "System.DateTimeOffset.AddDays"
        or "System.TimeSpan.op_Multiply" or "System.TimeSpan.op_Division";

    private bool HasLocal(MethodDefinition method)
    {
        if (method.RelativeVirtualAddress == 0)
        {
            return false;
        }

        var locals = file.GetMethodBody(method.RelativeVirtualAddress).LocalSignature;
        return !locals.IsNil
            && metadata.GetStandaloneSignature(locals).DecodeLocalSignature(Finder.Instance, null).Contains(true);
    }

    private static bool Mentions(MethodSignature<bool> signature) =>
        signature.ReturnType || signature.ParameterTypes.Contains(true);

    /// <summary>A type is "found" when it is, or is made of, a floating-point number.</summary>
    private sealed class Finder : ISignatureTypeProvider<bool, object?>
    {
        public static readonly Finder Instance = new();

        public bool GetPrimitiveType(PrimitiveTypeCode typeCode) =>
            typeCode is PrimitiveTypeCode.Double or PrimitiveTypeCode.Single;

        public bool GetArrayType(bool elementType, ArrayShape shape) => elementType;

        public bool GetByReferenceType(bool elementType) => elementType;

        public bool GetPinnedType(bool elementType) => elementType;

        public bool GetPointerType(bool elementType) => elementType;

        public bool GetSZArrayType(bool elementType) => elementType;

        public bool GetModifiedType(bool modifier, bool unmodifiedType, bool isRequired) => unmodifiedType;

        public bool GetGenericInstantiation(bool genericType, ImmutableArray<bool> typeArguments) =>
            genericType || typeArguments.Contains(true);

        public bool GetFunctionPointerType(MethodSignature<bool> signature) => Mentions(signature);

        public bool GetGenericMethodParameter(object? genericContext, int index) => false;

        public bool GetGenericTypeParameter(object? genericContext, int index) => false;

        public bool GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle type, byte rawTypeKind) => false;

        public bool GetTypeFromReference(MetadataReader reader, TypeReferenceHandle type, byte rawTypeKind) => false;

        public bool GetTypeFromSpecification(
            MetadataReader reader, object? genericContext, TypeSpecificationHandle type, byte rawTypeKind) =>
            reader.GetTypeSpecification(type).DecodeSignature(this, genericContext);
    }
}
