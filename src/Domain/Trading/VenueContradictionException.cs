namespace TradingPlatform.Domain.Trading;

/// <summary>A venue reported what cannot be: a fill for more than is left, an order nobody placed, another account's
/// report. It is a defect of the venue or of the way to it, never of a user, and no rule of ours can mend it.</summary>
public sealed class VenueContradictionException : InvalidOperationException
{
    /// <summary>Without a report; for serializers.</summary>
    public VenueContradictionException()
    {
    }

    /// <summary>Without a report; for serializers.</summary>
    public VenueContradictionException(string message)
        : base(message)
    {
    }

    /// <summary>Without a report; for serializers.</summary>
    public VenueContradictionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>What is wrong with <paramref name="report"/>.</summary>
    public VenueContradictionException(ExecutionReport report, string why)
        : base($"Report {report.Number} of {report.Symbol} to {report.Account}, order {report.OrderId}: {why}") =>
        Report = report;

    /// <summary>The report, where known.</summary>
    public ExecutionReport? Report { get; }
}
