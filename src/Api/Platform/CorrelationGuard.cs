using System.Diagnostics;
using Orleans.Runtime;
using TradingPlatform.Api.Problems;
using TradingPlatform.Grains;

namespace TradingPlatform.Api.Platform;

/// <summary>Gives every request an id that goes into each event it causes and back to the caller.</summary>
public sealed class CorrelationGuard(RequestDelegate next)
{
    private const string Header = "X-Correlation-Id";

    /// <summary>Handles one request.</summary>
    public async Task InvokeAsync(HttpContext http)
    {
        var id = Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;
        http.Response.Headers[Header] = id;
        RequestContext.Set(Correlation.Id, id);
        if (http.Request.Headers[IdempotencyKey.Header].ToString() is { Length: > 0 and <= 64 } key)
        {
            RequestContext.Set(Correlation.Cause, key);
        }

        await next(http);
    }
}
