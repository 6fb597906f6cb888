using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Orleans.Runtime;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.Api.Problems;

/// <summary>What went wrong inside, told without its insides: a conflict, an outage, a time-out, a malformed request,
/// or a fault.</summary>
public sealed class FailureHandler(IProblemDetailsService problems, ILogger<FailureHandler> logger) : IExceptionHandler
{
    private const string AskAgain = "Nothing was lost. Ask again with the same Idempotency-Key.";

    /// <inheritdoc/>
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception,
        CancellationToken cancellationToken)
    {
        var problem = exception switch
        {
            BadHttpRequestException e => Problem(e.StatusCode, "validation", "The request's form is wrong", Inner(e)),
            StaleStreamException => Problem(409, "conflict", "Somebody else was first", AskAgain),
            EventLogUnavailableException => Problem(503, "unavailable", "The database cannot be reached", AskAgain),
            TimeoutException => Problem(503, "unavailable", "The platform is too busy", AskAgain),
            OrleansException => Problem(503, "unavailable", "A part of the platform is not there now", AskAgain),
            _ => Problem(500, "fault", "A fault of ours", "It was logged; ask again with the same Idempotency-Key."),
        };
        if (problem.Status >= 500)
        {
            logger.LogError(exception, "{Method} {Path} failed", httpContext.Request.Method, httpContext.Request.Path);
        }

        if (problem.Status == 503)
        {
            httpContext.Response.Headers.RetryAfter = "2";
        }

        httpContext.Response.StatusCode = problem.Status!.Value;
        return await problems.TryWriteAsync(
            new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = problem });
    }

    private static ProblemDetails Problem(int status, string type, string title, string detail) =>
        new() { Status = status, Type = Refusals.Types + type, Title = title, Detail = detail };

    private static string Inner(BadHttpRequestException e) =>
        e.InnerException is JsonException json ? json.Message : e.Message;
}
