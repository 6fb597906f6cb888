using System.Reflection;
using System.Reflection.Emit;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>How a method of an interface becomes a call: the class of its call and the way it is sent, by its return
/// type.</summary>
/// <param name="CallBase">The generated call's base class.</param>
/// <param name="Sender">The sender in <see cref="GrainProxy"/>.</param>
internal sealed record MethodShape(Type CallBase, MethodInfo Sender)
{
    private const BindingFlags Inherited = BindingFlags.Instance | BindingFlags.NonPublic;

    /// <summary>The shape of <paramref name="method"/>.</summary>
    /// <exception cref="OrleansConfigurationException">Grains cannot have such a method.</exception>
    public static MethodShape Of(MethodInfo method)
    {
        Check(method);
        var type = method.ReturnType;
        if (type == typeof(void))
        {
            return new(typeof(VoidCall), Named("Post").MakeGenericMethod(typeof(Nothing)));
        }

        if (type == typeof(Task))
        {
            return new(typeof(TaskCall), Named("SendPlain"));
        }

        if (type == typeof(ValueTask))
        {
            return new(typeof(ValueTaskCall), Named("SendPlainValue"));
        }

        var value = type.GetGenericArguments()[0];
        var isTask = type.GetGenericTypeDefinition() == typeof(Task<>);
        var callBase = isTask ? typeof(TaskCall<>) : typeof(ValueTaskCall<>);
        var sender = typeof(GrainProxy).GetMethods(Inherited)
            .Single(m => string.Equals(m.Name, "Send", StringComparison.Ordinal)
                && m.ReturnType.GetGenericTypeDefinition() == type.GetGenericTypeDefinition());
        return new(callBase.MakeGenericType(value), sender.MakeGenericMethod(value));
    }

    /// <summary>All methods of an interface and those it extends.</summary>
    public static IReadOnlyList<MethodInfo> MethodsOf(Type interfaceType) =>
        [.. interfaceType.GetInterfaces().Append(interfaceType)
            .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Public))];

    /// <summary>The sender for calls that nobody waits for, by the value that the call would have given.</summary>
    public MethodInfo Poster()
    {
        var answered = CallBase;
        while (!answered.IsGenericType || answered.GetGenericTypeDefinition() != typeof(AnsweredCall<>))
        {
            answered = answered.BaseType!;
        }

        return Named("Post").MakeGenericMethod(answered.GetGenericArguments()[0]);
    }

    private static void Check(MethodInfo method)
    {
        var type = method.ReturnType;
        var title = $"{method.DeclaringType?.FullName}.{method.Name}";
        var open = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        Type[] allowed = [typeof(Task), typeof(ValueTask), typeof(Task<>), typeof(ValueTask<>)];
        var isTask = allowed.Contains(open);
        var isObserver = typeof(IGrainObserver).IsAssignableFrom(method.DeclaringType);
        if (!isTask && !(isObserver && type == typeof(void)))
        {
            throw new OrleansConfigurationException(
                $"{title} returns {type.Name}: a grain's method returns Task, Task<T>, ValueTask or ValueTask<T>.");
        }

        if (method.IsGenericMethodDefinition || method.GetParameters().Any(p => p.ParameterType.IsByRef))
        {
            throw new OrleansConfigurationException(
                $"{title} has type parameters or parameters by reference: a grain's method has neither.");
        }
    }

    private static MethodInfo Named(string name) => typeof(GrainProxy).GetMethod(name, Inherited)!;
}
