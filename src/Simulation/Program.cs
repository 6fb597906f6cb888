using System.Diagnostics;
using TradingPlatform.Simulation;
var (s0, n, m, f) = (ulong.Parse(args[0]), ulong.Parse(args[1]), int.Parse(args[2]), int.Parse(args[3]));
for (var s = s0; s < s0 + n; s++) { var t = Stopwatch.GetTimestamp(); var r = SimulationRun.Of(new SimulationOptions(s, m, (TradingPlatform.Simulation.Faults.FaultKinds)f));
 Console.WriteLine($"{s} {Stopwatch.GetElapsedTime(t).TotalMilliseconds:0} ms {r.Hash[..8]} ev {r.Events} turns {r.Turns} starts {r.Starts} troubles {r.Troubles} retries {r.Retries} {r.Elapsed} viol {r.Violations.Length}");
 foreach (var v in r.Violations.Take(4)) Console.WriteLine($"   V{v.Invariant} {v.What}"); }
Console.WriteLine($"start {Prof.Start/1e6/n:0.0} verdict {Prof.Verdict/1e6/n:0.0} hash {Prof.Hash/1e6/n:0.0} live {Prof.Live/1e6/n:0.0} ms per seed, alloc {GC.GetTotalAllocatedBytes()/1e6/n:0} MB, gc {GC.CollectionCount(0)} {GC.CollectionCount(1)} {GC.CollectionCount(2)} {GC.GetTotalPauseDuration()}");
