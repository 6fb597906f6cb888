using System.Globalization;
using TradingPlatform.Drills.Load;

// The process that a drill kills. Started by drills alone: ROUND PROCESS TRADERS MARKETS.
if (args.Length == 4 && args.All(word => int.TryParse(word, CultureInfo.InvariantCulture, out _)))
{
    return await LoadProcess.RunAsync([.. args.Select(word => int.Parse(word, CultureInfo.InvariantCulture))]);
}

await Console.Error.WriteLineAsync("This is started by './tp verify store' and by tests.");
return 2;
