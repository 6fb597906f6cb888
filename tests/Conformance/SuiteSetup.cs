using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using TradingPlatform.Conformance.Filters;

namespace TradingPlatform.Conformance;

/// <summary>What the suite asks of a host, whichever it is.</summary>
public static class SuiteSetup
{
    /// <summary>The name of the stream provider.</summary>
    public const string Streams = "memory";

    /// <summary>Short, so that time-outs can be tested; long enough for a busy machine.</summary>
    public static TimeSpan ResponseTimeout { get; } = TimeSpan.FromSeconds(4);

    /// <summary>Adds it.</summary>
    public static ISiloBuilder AddSuite(this ISiloBuilder silo) => silo
        .AddMemoryStreams(Streams)
        .UseInMemoryReminderService()
        .Configure<ReminderOptions>(o => o.MinimumReminderPeriod = TimeSpan.FromMilliseconds(100))
        .Configure<SiloMessagingOptions>(o => o.ResponseTimeout = ResponseTimeout)
        .AddIncomingGrainCallFilter<OuterFilter>()
        .AddIncomingGrainCallFilter<InnerFilter>()
        .AddOutgoingGrainCallFilter<OutgoingJournal>();
}
