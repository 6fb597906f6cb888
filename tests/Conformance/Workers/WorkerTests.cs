using Orleans;
using Orleans.Concurrency;

namespace TradingPlatform.Conformance.Workers;

[Alias("conformance.IWorker")]
public interface IWorker : IGrainWithStringKey
{
    [Alias("Work")]
    Task<Guid> Work(string gate);
}

[StatelessWorker(WorkersMax)]
public sealed class WorkerGrain : Grain, IWorker
{
    public const int WorkersMax = 3;

    private readonly Guid _instance = Guid.NewGuid();

    public async Task<Guid> Work(string gate)
    {
        Journal.Write(gate, "works");
        await Gates.At(gate);
        return _instance;
    }
}

public sealed class WorkerTests(ActorCluster cluster) : Suite(cluster)
{
    [Fact]
    public async Task Workers_of_one_key_serve_side_by_side_up_to_their_bound()
    {
        var (gate, worker) = (NewKey(), Get<IWorker>(NewKey()));
        var calls = Enumerable.Range(0, 4 * WorkerGrain.WorkersMax).Select(_ => worker.Work(gate)).ToArray();
        await UntilAsync(() => Journal.Of(gate).Count >= WorkerGrain.WorkersMax);
        await Task.Delay(Moment);
        var bound = WorkerGrain.WorkersMax * ActorCluster.Silos;
        Assert.InRange(Journal.Of(gate).Count, WorkerGrain.WorkersMax, bound);
        Gates.Open(gate);
        Assert.InRange((await Task.WhenAll(calls)).Distinct().Count(), WorkerGrain.WorkersMax, bound);
    }
}
