using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using TradingPlatform.Api;
using TradingPlatform.Cli.Logging;
using TradingPlatform.Exchanges;
using TradingPlatform.Silo.Feeding;
using TradingPlatform.Silo.Reporting;

namespace TradingPlatform.Cli.Running;

/// <summary>The platform's one process, from its start to the report at its end.</summary>
internal sealed class PlatformRun(Session session, RunRequest request)
{
    /// <summary>Runs until <paramref name="stop"/>, or until a replay has ended where that was asked for.</summary>
    public async Task RunAsync(OpenedFeed opened, string connectionString, string? webRoot, CancellationToken stop)
    {
        var options = new PlatformOptions
        {
            Port = request.Port,
            ConnectionString = connectionString,
            WebRoot = webRoot,
            MarketRetention = request.MarketRetention,
            FeedReason = opened.Reason,
        };
        using var logs = new LogFile(Path.Combine(session.DataFolder, "logs", "platform.jsonl"));
        await using var app = PlatformHost.Build(
            options, opened.Feed, logging => logging.AddPlatformLogs(logs, session));
        await StartAsync(app, stop);
        session.Say(opened.Reason);
        session.Say($"The platform is at {app.Urls.First()} — Ctrl-C stops it.");
        try
        {
            await WaitAsync(app, opened, stop);
            if (request.Report)
            {
                await ReportAsync(app);
            }
        }
        finally
        {
            await app.StopAsync(CancellationToken.None); // drains within its own time limit
        }
    }

    private async Task StartAsync(WebApplication app, CancellationToken stop)
    {
        try
        {
            await app.StartAsync(stop);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            throw FreePort.Taken(request.Port, e);
        }
    }

    private async Task WaitAsync(WebApplication app, OpenedFeed opened, CancellationToken stop)
    {
        var progress = app.Services.GetRequiredService<PumpProgress>();
        if (opened.Feed.Speed == 0)
        {
            await new ProgressScreen(session, opened.Feed, progress).ShowAsync(stop);
        }

        var stopped = Task.Delay(Timeout.Infinite, stop);
        await (request.ExitWhenFinished ? Task.WhenAny(progress.Finished, stopped) : Task.WhenAny(stopped));
    }

    private async Task ReportAsync(WebApplication app)
    {
        var report = await app.Services.GetRequiredService<RunReporter>().WriteAsync(CancellationToken.None);
        await session.Out.WriteLineAsync(
            request.Json ? JsonSerializer.Serialize(report, JsonLines.Options) : ReportText.Of(report));
    }
}
