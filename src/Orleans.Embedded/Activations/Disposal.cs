using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Embedded;

/// <summary>Lets go of what an activation held.</summary>
internal static class Disposal
{
    /// <summary>Disposes the grain's instance, then the scope it took its services from.</summary>
    public static async ValueTask OfAsync(object? instance, IServiceScope? scope)
    {
        if (instance is IAsyncDisposable asynchronous)
        {
            await asynchronous.DisposeAsync();
        }
        else
        {
            (instance as IDisposable)?.Dispose();
        }

        if (scope is not null)
        {
            await new AsyncServiceScope(scope).DisposeAsync();
        }
    }
}
