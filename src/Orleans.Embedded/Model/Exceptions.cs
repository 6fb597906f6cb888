namespace Orleans.Runtime;

/// <summary>The host could not carry out what was asked. Failures of the grain's own code come as they are.</summary>
public class OrleansException : Exception
{
    /// <summary>Without a word.</summary>
    public OrleansException()
    {
    }

    /// <summary>With a sentence.</summary>
    public OrleansException(string message)
        : base(message)
    {
    }

    /// <summary>With a sentence and a cause.</summary>
    public OrleansException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>A bounded queue is full; nothing was done. Try again later.</summary>
public sealed class LimitExceededException : OrleansException
{
    /// <summary>Without a word.</summary>
    public LimitExceededException()
    {
    }

    /// <summary>With a sentence.</summary>
    public LimitExceededException(string message)
        : base(message)
    {
    }

    /// <summary>With a sentence and a cause.</summary>
    public LimitExceededException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>The object behind an observer reference was deleted.</summary>
public sealed class ClientNotAvailableException : OrleansException
{
    /// <summary>Without a word.</summary>
    public ClientNotAvailableException()
    {
    }

    /// <summary>With a sentence.</summary>
    public ClientNotAvailableException(string message)
        : base(message)
    {
    }

    /// <summary>With a sentence and a cause.</summary>
    public ClientNotAvailableException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>The host is not running: not yet started, or draining.</summary>
public sealed class SiloUnavailableException : OrleansException
{
    /// <summary>Without a word.</summary>
    public SiloUnavailableException()
    {
    }

    /// <summary>With a sentence.</summary>
    public SiloUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>With a sentence and a cause.</summary>
    public SiloUnavailableException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>The host's configuration is wrong; the message says what and how to mend it.</summary>
public sealed class OrleansConfigurationException : OrleansException
{
    /// <summary>Without a word.</summary>
    public OrleansConfigurationException()
    {
    }

    /// <summary>With a sentence.</summary>
    public OrleansConfigurationException(string message)
        : base(message)
    {
    }

    /// <summary>With a sentence and a cause.</summary>
    public OrleansConfigurationException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
