using Microsoft.AspNetCore.Http.HttpResults;
using TradingPlatform.Domain;

namespace TradingPlatform.Api.Problems;

/// <summary>Every "no" of the API as RFC 9457 problem details.</summary>
public static class Refusals
{
    /// <summary>Where problem types live: a stable code follows.</summary>
    public const string Types = "/problems/";

    /// <summary>A rule of business said no: 422, and its code is the type.</summary>
    public static ProblemHttpResult ToProblem(this Refusal refusal) => TypedResults.Problem(
        statusCode: StatusCodes.Status422UnprocessableEntity,
        type: Types + refusal.Code,
        title: "Refused",
        detail: refusal.Detail);

    /// <summary>There is no such thing: 404.</summary>
    public static ProblemHttpResult NotFound(string detail) => TypedResults.Problem(
        statusCode: StatusCodes.Status404NotFound,
        type: Types + "not-found",
        title: "Not found",
        detail: detail);

    /// <summary>The request's form is wrong: 400, naming the member.</summary>
    public static ProblemHttpResult Invalid(string member, string fault) => TypedResults.Problem(
        statusCode: StatusCodes.Status400BadRequest,
        type: Types + "validation",
        title: "The request's form is wrong",
        detail: $"{member}: {fault}",
        extensions: new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["errors"] = new Dictionary<string, string[]>(StringComparer.Ordinal) { [member] = [fault] },
        });
}
