using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>One call of <see cref="IRemindable.ReceiveReminder"/>, sent by the host. Written out by hand, because the
/// host must learn of its end at once and on the same thread, which keeps virtual time exact.</summary>
internal sealed class ReminderTick(string name, TickStatus status, Action<Exception?> ended) : TaskCall
{
    private static readonly GrainMethod Method =
        new(typeof(IRemindable), typeof(IRemindable).GetMethod(nameof(IRemindable.ReceiveReminder))!);

    private string _name = name;
    private TickStatus _status = status;
    private int _hasEnded;

    /// <inheritdoc/>
    public override GrainMethod Called => Method;

    /// <inheritdoc/>
    internal override bool IsAbandoned => Volatile.Read(ref _hasEnded) != 0;

    /// <inheritdoc/>
    public override int GetArgumentCount() => 2;

    /// <inheritdoc/>
    public override object? GetArgument(int index) => index switch
    {
        0 => _name,
        1 => _status,
        _ => throw new ArgumentOutOfRangeException(nameof(index)),
    };

    /// <inheritdoc/>
    public override void SetArgument(int index, object? value)
    {
        switch (index)
        {
            case 0:
                _name = (string)value!;
                break;
            case 1:
                _status = (TickStatus)value!;
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(index));
        }
    }

    /// <inheritdoc/>
    internal override void Answer(Task execution) => End(
        execution.IsCompletedSuccessfully ? null
        : execution.Exception?.InnerException ?? new OperationCanceledException($"{Title} was cancelled."));

    /// <inheritdoc/>
    internal override void Refuse(Exception reason) => End(reason);

    /// <inheritdoc/>
    protected override Task Call(object grain) => ((IRemindable)grain).ReceiveReminder(_name, _status);

    private void End(Exception? failure)
    {
        if (Interlocked.Exchange(ref _hasEnded, 1) == 0)
        {
            ended(failure);
        }
    }
}
