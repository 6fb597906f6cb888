using System.Reflection;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Orleans;

/// <summary>Runs around every request to a grain, inside the grain's turn. Filters run in the order of their
/// registration;
/// each calls <see cref="IGrainCallContext.Invoke"/> to go on.</summary>
public interface IIncomingGrainCallFilter
{
    /// <summary>Does its part and calls <c>context.Invoke()</c>, or does not, and sets a result or throws.</summary>
    Task Invoke(IIncomingGrainCallContext context);
}

/// <summary>A filter as a function.</summary>
public delegate Task IncomingGrainCallFilterDelegate(IIncomingGrainCallContext context);

/// <summary>A request on its way, and its result once it has one. Valid until the request has ended.</summary>
public interface IGrainCallContext
{
    /// <summary>Method and arguments.</summary>
    IInvokable Request { get; }

    /// <summary>The instance that is called.</summary>
    object Grain { get; }

    /// <summary>The grain that calls; null when the caller is no grain.</summary>
    GrainId? SourceId { get; }

    /// <summary>The grain that is called.</summary>
    GrainId TargetId { get; }

    /// <summary>The full name of the interface.</summary>
    string InterfaceName { get; }

    /// <summary>The method's name.</summary>
    string MethodName { get; }

    /// <summary>The method of the interface.</summary>
    MethodInfo InterfaceMethod { get; }

    /// <summary>The method's result, null before it has run and for methods without one. May be replaced.</summary>
    object? Result { get; set; }

    /// <summary>Goes on to the next filter or to the method itself. Once only.</summary>
    Task Invoke();
}

/// <summary>A request as the called side sees it.</summary>
public interface IIncomingGrainCallContext : IGrainCallContext
{
    /// <summary>The activation that is called.</summary>
    IGrainContext TargetContext { get; }

    /// <summary>The method of the class.</summary>
    MethodInfo ImplementationMethod { get; }
}
