using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using TradingPlatform.Api.Operators;

namespace TradingPlatform.Api.Tests;

public sealed class OperatorPolicyTests
{
    [Theory]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("::1", HttpStatusCode.OK)]
    [InlineData("::ffff:127.0.0.1", HttpStatusCode.OK)]
    [InlineData("10.0.0.5", HttpStatusCode.Forbidden)]
    [InlineData("2001:db8::1", HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.Forbidden)]
    public async Task Only_this_machine_gets_in(string? from, HttpStatusCode status)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server => server.Listen(IPAddress.Loopback, 0));
        builder.Services.AddOperatorPolicy();
        await using var app = builder.Build();
        app.Use((http, next) =>
        {
            http.Connection.RemoteIpAddress = from is null ? null : IPAddress.Parse(from);
            return next(http);
        });
        app.UseAuthorization();
        app.MapGet("/ops/anything", () => "in").RequireAuthorization(OperatorPolicy.Name);
        await app.StartAsync();
        using var http = new HttpClient();
        using var response = await http.GetAsync(new Uri($"{app.Urls.First()}/ops/anything"));
        Assert.Equal(status, response.StatusCode);
    }
}
