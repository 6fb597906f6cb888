using System.Reflection;
using System.Reflection.Emit;

namespace Orleans.Embedded;

/// <summary>Generates the class of one method's calls: a field per argument, the call itself, and access to the
/// arguments by number.</summary>
internal static class CallTypeEmitter
{
    private const BindingFlags Inherited = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
    private const MethodAttributes Override =
        MethodAttributes.HideBySig | MethodAttributes.Virtual | MethodAttributes.ReuseSlot;

    /// <summary>The name of the static field that holds the method's <see cref="GrainMethod"/>.</summary>
    public const string MethodField = "Method";

    /// <summary>The name of the field that holds an argument.</summary>
    public static string ArgumentField(int index) => $"Argument{index}";

    public static Type Emit(ModuleBuilder module, MethodInfo method, MethodShape shape, int number)
    {
        var type = module.DefineType(
            $"{method.Name}Call{number}", TypeAttributes.Public | TypeAttributes.Sealed, shape.CallBase);
        var called = type.DefineField(
            MethodField, typeof(GrainMethod), FieldAttributes.Public | FieldAttributes.Static);
        var arguments = method.GetParameters()
            .Select((p, i) => type.DefineField(ArgumentField(i), p.ParameterType, FieldAttributes.Public))
            .ToArray();
        EmitConstructor(type, shape.CallBase);
        EmitGetter(type, nameof(GrainCall.Called), called);
        EmitCall(type, method, shape.CallBase, arguments);
        EmitCount(type, arguments.Length);
        EmitGet(type, arguments);
        EmitSet(type, arguments);
        if (Array.Find(arguments, a => a.FieldType == typeof(CancellationToken)) is { } token)
        {
            EmitGetter(type, nameof(GrainCall.Cancelled), token);
        }

        return type.CreateType();
    }

    private static void EmitConstructor(TypeBuilder type, Type callBase)
    {
        var il = type.DefineConstructor(MethodAttributes.Public, CallingConventions.Standard, []).GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Call, callBase.GetConstructors(Inherited).Single());
        il.Emit(OpCodes.Ret);
    }

    private static void EmitCall(TypeBuilder type, MethodInfo method, Type callBase, FieldInfo[] arguments)
    {
        var overridden = callBase.GetMethod("Call", Inherited, [typeof(object)])!;
        var il = type.DefineMethod(
            "Call", MethodAttributes.Family | Override, overridden.ReturnType, [typeof(object)]).GetILGenerator();
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Castclass, method.DeclaringType!);
        foreach (var argument in arguments)
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldfld, argument);
        }

        il.Emit(OpCodes.Callvirt, method);
        il.Emit(OpCodes.Ret);
    }

    private static void EmitCount(TypeBuilder type, int count)
    {
        var il = type.DefineMethod(
            nameof(GrainCall.GetArgumentCount), MethodAttributes.Public | Override, typeof(int), []).GetILGenerator();
        il.Emit(OpCodes.Ldc_I4, count);
        il.Emit(OpCodes.Ret);
    }

    private static void EmitGet(TypeBuilder type, FieldInfo[] arguments)
    {
        var il = type.DefineMethod(
            nameof(GrainCall.GetArgument), MethodAttributes.Public | Override, typeof(object), [typeof(int)])
            .GetILGenerator();
        EmitChoice(il, arguments, argument =>
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldfld, argument);
            il.Emit(OpCodes.Box, argument.FieldType);
        });
    }

    private static void EmitSet(TypeBuilder type, FieldInfo[] arguments)
    {
        var il = type.DefineMethod(
            nameof(GrainCall.SetArgument),
            MethodAttributes.Public | Override,
            typeof(void),
            [typeof(int), typeof(object)]).GetILGenerator();
        EmitChoice(il, arguments, argument =>
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldarg_2);
            il.Emit(OpCodes.Unbox_Any, argument.FieldType);
            il.Emit(OpCodes.Stfld, argument);
        });
    }

    /// <summary>Jumps to the code of the argument whose number is the first parameter; throws where there is
    /// none.</summary>
    private static void EmitChoice(ILGenerator il, FieldInfo[] arguments, Action<FieldInfo> emitCase)
    {
        var cases = arguments.Select(_ => il.DefineLabel()).ToArray();
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Switch, cases);
        il.Emit(OpCodes.Newobj, typeof(ArgumentOutOfRangeException).GetConstructor([])!);
        il.Emit(OpCodes.Throw);
        for (var i = 0; i < arguments.Length; i++)
        {
            il.MarkLabel(cases[i]);
            emitCase(arguments[i]);
            il.Emit(OpCodes.Ret);
        }
    }

    /// <summary>A property that gives a field, which may be static.</summary>
    private static void EmitGetter(TypeBuilder type, string property, FieldInfo field)
    {
        var il = type.DefineMethod(
            $"get_{property}",
            MethodAttributes.Public | MethodAttributes.SpecialName | Override,
            field.FieldType,
            []).GetILGenerator();
        if (field.IsStatic)
        {
            il.Emit(OpCodes.Ldsfld, field);
        }
        else
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldfld, field);
        }

        il.Emit(OpCodes.Ret);
    }
}
