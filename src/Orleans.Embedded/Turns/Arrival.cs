namespace Orleans.Embedded;

/// <summary>When and whence a request came that waits or runs.</summary>
internal struct Arrival
{
    /// <summary>Its number in the order of arrival at its activation.</summary>
    public long Number;

    /// <summary>The clock's timestamp.</summary>
    public long Since;

    /// <summary>The caller's ambient values, given to the code that runs; null when there is nothing to give.</summary>
    public ExecutionContext? Ambient;
}
