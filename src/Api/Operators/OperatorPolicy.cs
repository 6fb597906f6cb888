using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace TradingPlatform.Api.Operators;

/// <summary>Who may see and do what only operators may. There is no sign-in yet, so an operator is whoever sits at
/// this machine: a connection from loopback. With identity the policy keeps its name and asks for a role.</summary>
public static class OperatorPolicy
{
    /// <summary>The policy's name, for <c>RequireAuthorization</c>.</summary>
    public const string Name = "operator";

    /// <summary>Adds the policy, and the plain answer for those whom it turns away.</summary>
    public static void AddOperatorPolicy(this IServiceCollection services)
    {
        services.AddAuthorizationBuilder().AddPolicy(Name, policy => policy.RequireAssertion(IsAtThisMachine));
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, TurnedAway>();
    }

    private static bool IsAtThisMachine(AuthorizationHandlerContext asked) =>
        asked.Resource is HttpContext { Connection.RemoteIpAddress: { } from } && IPAddress.IsLoopback(from);

    /// <summary>The framework would ask for a sign-in, and there is none to ask for.</summary>
    private sealed class TurnedAway : IAuthorizationMiddlewareResultHandler
    {
        public Task HandleAsync(
            RequestDelegate next,
            HttpContext context,
            AuthorizationPolicy policy,
            PolicyAuthorizationResult authorizeResult)
        {
            if (authorizeResult.Succeeded)
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }
    }
}
