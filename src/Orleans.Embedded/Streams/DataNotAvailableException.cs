using Orleans.Runtime;

namespace Orleans.Streams;

/// <summary>Events of a stream are gone that a subscriber has not had.</summary>
public class DataNotAvailableException : OrleansException
{
    /// <summary>Without a word.</summary>
    public DataNotAvailableException()
    {
    }

    /// <summary>With a sentence.</summary>
    public DataNotAvailableException(string message)
        : base(message)
    {
    }

    /// <summary>With a sentence and a cause.</summary>
    public DataNotAvailableException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>A subscriber was too slow: the oldest events of its full queue were dropped. Its handler gets this through
/// <see cref="IAsyncObserver{T}.OnErrorAsync"/>, in the place of the missing events; what follows has no hole. Whoever
/// must have them reads them where they are stored.</summary>
public sealed class QueueCacheMissException : DataNotAvailableException
{
    /// <summary>Without a word.</summary>
    public QueueCacheMissException()
    {
    }

    /// <summary>With a sentence.</summary>
    public QueueCacheMissException(string message)
        : base(message)
    {
    }

    /// <summary>With a sentence and a cause.</summary>
    public QueueCacheMissException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
