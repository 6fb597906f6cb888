using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Emit;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Makes a reference that implements an interface.</summary>
internal delegate object ProxyMaker(GrainId id, GrainHost host, CallTarget target);

/// <summary>Generates the reference class of an interface, once per process: one method per method, each of which fills
/// a call and
/// sends it.</summary>
internal static class ProxyFactory
{
    private static readonly ConcurrentDictionary<Type, Lazy<ProxyMaker>> Makers = new();
    private static readonly Type[] Parameters = [typeof(GrainId), typeof(GrainHost), typeof(CallTarget)];

    /// <summary>The maker of references of <paramref name="interfaceType"/>.</summary>
    /// <exception cref="OrleansConfigurationException">The interface has a method that grains cannot have.</exception>
    public static ProxyMaker For(Type interfaceType) =>
        Makers.GetOrAdd(interfaceType, static type => new Lazy<ProxyMaker>(() => Emit(type))).Value;

    private static ProxyMaker Emit(Type interfaceType)
    {
        if (!interfaceType.IsInterface)
        {
            throw new OrleansConfigurationException(
                $"{interfaceType.FullName} is no interface; references are of interfaces.");
        }

        var methods = MethodShape.MethodsOf(interfaceType);
        var shapes = methods.Select(MethodShape.Of).ToArray();
        var module = ProxyModule.For(interfaceType, methods);
        var proxy = module.DefineType(
            "Proxy", TypeAttributes.Public | TypeAttributes.Sealed, typeof(GrainProxy), [interfaceType]);
        for (var i = 0; i < methods.Count; i++)
        {
            var call = CallTypeEmitter.Emit(module, methods[i], shapes[i], i);
            var grainMethod = new GrainMethod(methods[i].DeclaringType!, methods[i]);
            call.GetField(CallTypeEmitter.MethodField)!.SetValue(null, grainMethod);
            EmitMethod(proxy, methods[i], call, grainMethod.IsOneWay ? shapes[i].Poster() : shapes[i].Sender);
        }

        EmitMaker(proxy);
        return proxy.CreateType().GetMethod("Make")!.CreateDelegate<ProxyMaker>();
    }

    private static void EmitMethod(TypeBuilder proxy, MethodInfo method, Type call, MethodInfo sender)
    {
        var types = method.GetParameters().Select(p => p.ParameterType).ToArray();
        var body = proxy.DefineMethod(
            $"{method.DeclaringType!.FullName}.{method.Name}",
            MethodAttributes.Private | MethodAttributes.HideBySig | MethodAttributes.NewSlot | MethodAttributes.Virtual
                | MethodAttributes.Final,
            method.ReturnType,
            types);
        var il = body.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Newobj, call.GetConstructor([])!);
        for (var i = 0; i < types.Length; i++)
        {
            il.Emit(OpCodes.Dup);
            il.Emit(OpCodes.Ldarg, i + 1);
            il.Emit(OpCodes.Stfld, call.GetField(CallTypeEmitter.ArgumentField(i))!);
        }

        il.Emit(OpCodes.Call, sender);
        if (sender.ReturnType == typeof(void) && method.ReturnType != typeof(void))
        {
            EmitCompleted(il, method.ReturnType);
        }

        il.Emit(OpCodes.Ret);
        proxy.DefineMethodOverride(body, method);
    }

    /// <summary>What a one-way method returns at once.</summary>
    private static void EmitCompleted(ILGenerator il, Type returned)
    {
        if (returned == typeof(Task))
        {
            il.Emit(OpCodes.Call, typeof(Task).GetProperty(nameof(Task.CompletedTask))!.GetMethod!);
            return;
        }

        if (returned != typeof(ValueTask))
        {
            throw new OrleansConfigurationException(
                "A one-way method returns Task or ValueTask: nobody waits for a value.");
        }

        var completed = il.DeclareLocal(returned);
        il.Emit(OpCodes.Ldloca, completed);
        il.Emit(OpCodes.Initobj, returned);
        il.Emit(OpCodes.Ldloc, completed);
    }

    private static void EmitMaker(TypeBuilder proxy)
    {
        var constructor = proxy.DefineConstructor(MethodAttributes.Public, CallingConventions.Standard, Parameters);
        var il = constructor.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Ldarg_2);
        il.Emit(OpCodes.Ldarg_3);
        il.Emit(OpCodes.Call, typeof(GrainProxy)
            .GetConstructor(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, Parameters)!);
        il.Emit(OpCodes.Ret);

        var make = proxy.DefineMethod(
            "Make", MethodAttributes.Public | MethodAttributes.Static, typeof(object), Parameters);
        il = make.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Ldarg_2);
        il.Emit(OpCodes.Newobj, constructor);
        il.Emit(OpCodes.Ret);
    }
}
