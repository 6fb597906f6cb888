namespace TradingPlatform.Api.Platform;

/// <summary>Headers on every answer, errors too; and no request from a page of another origin, for there is no sign-in
/// that
/// would stop it.</summary>
public sealed class ResponseGuards(RequestDelegate next)
{
    private const string Policy = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; "
        + "font-src 'self' data:; connect-src 'self' ws: wss:; "
        + "frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    /// <summary>Handles one request.</summary>
    public Task InvokeAsync(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        if (!IsLocalName(http.Request.Host.Host) || IsForeign(http.Request))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        return next(http);
    }

    /// <summary>A name that somebody else could point at this machine is refused (DNS rebinding).</summary>
    private static bool IsLocalName(string host) => host is "localhost" or "127.0.0.1" or "[::1]" or "::1";

    private static bool IsForeign(HttpRequest request) => request.Headers.Origin.ToString() is { Length: > 0 } origin
        && !(Uri.TryCreate(origin, UriKind.Absolute, out var from) && IsLocalName(from.Host));
}
