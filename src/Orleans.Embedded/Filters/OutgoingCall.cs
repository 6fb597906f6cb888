using System.Reflection;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Orleans.Embedded;

/// <summary>One call on its way through the filters of the calling side. Made only where there are such filters. A
/// filter may send the call again after a failure: each time a fresh copy of the request goes out.</summary>
internal sealed class OutgoingCall<T>(GrainProxy reference, AnsweredCall<T> request, IOutgoingGrainCallFilter[] filters)
    : IOutgoingGrainCallContext
{
    private readonly Activation? _source = SynchronizationContext.Current as Activation;
    private T? _result;
    private bool _hasResult;
    private int _stage;

    public IInvokable Request => request;

    public object Grain => reference;

    public IGrainContext? SourceContext => _source;

    public GrainId? SourceId => _source?.GrainId;

    public GrainId TargetId => reference.GrainId;

    public string InterfaceName => request.GetInterfaceName();

    public string MethodName => request.Called.Name;

    public MethodInfo InterfaceMethod => request.Called.Method;

    public object? Result
    {
        get => _result is Nothing ? null : _result;
        set => Keep(value is null or not T ? default! : (T)value);
    }

    /// <summary>Runs the filters and, unless one of them answers itself, the call.</summary>
    public async Task<T> RunAsync()
    {
        await Invoke();
        return _result!;
    }

    public async Task Invoke()
    {
        var stage = _stage++;
        try
        {
            if (stage > filters.Length)
            {
                throw new InvalidOperationException($"{request.Title} was sent while it was being sent.");
            }

            if (stage == filters.Length)
            {
                Keep(await reference.SendNow((AnsweredCall<T>)request.Copy()));
                return;
            }

            await filters[stage].Invoke(this);
            if (!_hasResult)
            {
                throw new InvalidOperationException(
                    $"{filters[stage].GetType().Name} neither went on with {request.Title} nor set a result.");
            }
        }
        finally
        {
            _stage--;
        }
    }

    private void Keep(T value)
    {
        _result = value;
        _hasResult = true;
    }
}
