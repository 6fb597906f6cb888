namespace Orleans.Embedded;

/// <summary>What the streams of this process do. Ask the services for it.</summary>
public interface IStreamStatistics
{
    /// <summary>One line per provider and namespace.</summary>
    IReadOnlyList<StreamStatistics> Snapshot();
}

/// <summary>What became of the events of one namespace since the host's start, summed over streams and
/// subscriptions.</summary>
/// <param name="Provider">The stream provider.</param>
/// <param name="Namespace">The streams' namespace.</param>
/// <param name="Delivered">Handlers took so many.</param>
/// <param name="Failed">Of these, so many made the handler throw; they were logged and not repeated.</param>
/// <param name="Dropped">So many found no handler, no grain that could be activated, or a subscriber that
/// was too slow for them.</param>
public sealed record StreamStatistics(string Provider, string Namespace, long Delivered, long Failed, long Dropped);
