using Orleans.Streams;

namespace Orleans.Embedded;

/// <summary>An event's place in a memory stream.</summary>
internal sealed class MemoryToken(long sequenceNumber, int eventIndex) : StreamSequenceToken
{
    public override long SequenceNumber { get; protected set; } = sequenceNumber;

    public override int EventIndex { get; protected set; } = eventIndex;

    public override bool Equals(StreamSequenceToken? other) =>
        other is not null && other.SequenceNumber == SequenceNumber && other.EventIndex == EventIndex;

    public override int CompareTo(StreamSequenceToken? other)
    {
        if (other is null)
        {
            return 1;
        }

        var bySequence = SequenceNumber.CompareTo(other.SequenceNumber);
        return bySequence != 0 ? bySequence : EventIndex.CompareTo(other.EventIndex);
    }
}
