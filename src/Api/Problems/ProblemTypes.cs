namespace TradingPlatform.Api.Problems;

/// <summary>Problems that the framework words by itself get a type of ours, by their status.</summary>
public static class ProblemTypes
{
    /// <summary>Names the type of a problem that has none of ours.</summary>
    public static void Name(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        if (problem.Type?.StartsWith(Refusals.Types, StringComparison.Ordinal) == true)
        {
            return;
        }

        problem.Type = Refusals.Types + (problem.Status switch
        {
            StatusCodes.Status404NotFound => "not-found",
            StatusCodes.Status405MethodNotAllowed => "method-not-allowed",
            StatusCodes.Status413PayloadTooLarge => "too-large",
            StatusCodes.Status415UnsupportedMediaType => "media-type",
            StatusCodes.Status429TooManyRequests => "too-many-requests",
            >= 500 => "fault",
            _ => "validation",
        });
    }
}
