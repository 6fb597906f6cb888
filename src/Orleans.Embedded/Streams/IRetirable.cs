namespace Orleans.Embedded;

/// <summary>A stream that may leave memory, whatever it carries.</summary>
internal interface IRetirable
{
    /// <summary>Retires it if nobody has used it for <paramref name="age"/> and nobody subscribes to it.</summary>
    /// <returns>Whether it is retired.</returns>
    bool TryRetire(TimeSpan age);
}
