using System.Reflection;

namespace Orleans.Serialization.Invocation;

/// <summary>One request: which method, with which arguments.</summary>
public interface IInvokable
{
    /// <summary>How many arguments.</summary>
    int GetArgumentCount();

    /// <summary>An argument, boxed.</summary>
    /// <param name="index">From 0.</param>
    object? GetArgument(int index);

    /// <summary>Replaces an argument before the method runs.</summary>
    /// <param name="index">From 0.</param>
    /// <param name="value">Of the parameter's type.</param>
    void SetArgument(int index, object? value);

    /// <summary>The method's name.</summary>
    string GetMethodName();

    /// <summary>The full name of the interface.</summary>
    string GetInterfaceName();

    /// <summary>The method of the interface.</summary>
    MethodInfo GetMethod();

    /// <summary>The interface.</summary>
    Type GetInterfaceType();
}
