using System.Globalization;
using System.Text;
using TradingPlatform.Silo.Reporting;

namespace TradingPlatform.Cli.Running;

/// <summary>A run's figures for people.</summary>
internal static class ReportText
{
    /// <summary>The report as a page of text.</summary>
    public static string Of(RunReport report)
    {
        var culture = CultureInfo.InvariantCulture;
        var text = new StringBuilder();
        text.AppendLine(culture, $"feed           {report.Feed}");
        var speed = string.Create(culture, $"{report.Seconds:N1} s, {report.StepsPerSecond:N0} bars/s");
        text.AppendLine(culture, $"bars           {report.Steps:N0} in {speed}");
        text.AppendLine(culture, $"refused        {report.StepsRefused:N0}");
        text.AppendLine(culture, $"events stored  {report.EventsStored:N0}");
        text.AppendLine(culture, $"orders, fills  {report.Orders:N0}, {report.Fills:N0}");
        text.AppendLine();
        text.AppendLine(
            "agent                     status     decisions  orders  fills   final equity   return  drawdown");
        foreach (var agent in report.Agents)
        {
            text.AppendLine(
                culture,
                $"{agent.Agent,-25} {agent.Status,-9} {agent.Decisions,10:N0} {agent.Orders,7:N0} {agent.Fills,6:N0} "
                + $"{agent.FinalEquity,14:N2} {agent.ReturnRatio,8:P2} {agent.DrawdownMax,9:P2}");
        }

        text.AppendLine();
        text.AppendLine(culture, $"decisions  {report.DecisionsHash}");
        text.AppendLine(culture, $"accounts   {report.AccountsHash}");
        text.Append(culture, $"candles    {report.CandlesHash}");
        return text.ToString();
    }
}
