namespace TradingPlatform.Domain.Trading;

/// <summary>What an event of a paper venue tells an account.</summary>
public static class PaperVenueEventReport
{
    /// <summary>The report, or null for an event that tells nobody.</summary>
    public static ExecutionReport? Report(this PaperVenueEvent happened) => happened switch
    {
        PaperVenueEvent.Accepted e => e.Report,
        PaperVenueEvent.Rejected e => e.Report,
        PaperVenueEvent.Filled e => e.Report,
        PaperVenueEvent.Cancelled e => e.Report,
        _ => null,
    };
}
