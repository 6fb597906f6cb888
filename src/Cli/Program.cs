using TradingPlatform.Cli;
using TradingPlatform.Cli.Commands;

using var stop = new StopSignals();
var session = new Session(RepositoryRoot.Find(), Console.Out, Console.Error);
return await new Launcher(CommandList.All, session).RunAsync([.. args], stop.Token);
