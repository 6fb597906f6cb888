using System.Collections.Immutable;

namespace TradingPlatform.Silo.Reporting;

/// <summary>What a replay did, for a person and for comparing two runs.</summary>
/// <param name="Feed">What was played: <c>REPLAY max</c>.</param>
/// <param name="Steps">Market steps taken in this process; one a bar in a replay.</param>
/// <param name="Seconds">Real seconds from the first step to the last.</param>
/// <param name="StepsPerSecond">The quotient.</param>
/// <param name="StepsRefused">Inputs that the symbols refused.</param>
/// <param name="EventsStored">Events in every stream of this feed's markets, accounts and agents, earlier runs
/// included.</param>
/// <param name="Orders">Orders placed, all accounts.</param>
/// <param name="Fills">Fills, all accounts.</param>
/// <param name="Agents">One row an agent.</param>
/// <param name="DecisionsHash">SHA-256 of every agent's stream in canonical JSON, streams in order of their
/// ids.</param>
/// <param name="AccountsHash">SHA-256 of every agent account's stream, likewise.</param>
/// <param name="CandlesHash">SHA-256 of every symbol's stream, likewise.</param>
public sealed record RunReport(
    string Feed,
    long Steps,
    decimal Seconds,
    decimal StepsPerSecond,
    long StepsRefused,
    long EventsStored,
    long Orders,
    long Fills,
    ImmutableArray<AgentResult> Agents,
    string DecisionsHash,
    string AccountsHash,
    string CandlesHash);

/// <summary>What one agent made of it.</summary>
/// <param name="Agent">Its key.</param>
/// <param name="Status">What it may do now.</param>
/// <param name="Decisions">How many it made.</param>
/// <param name="Orders">How many orders its account placed.</param>
/// <param name="Fills">How many fills they had.</param>
/// <param name="FinalEquity">In quote, at the last price.</param>
/// <param name="ReturnRatio">Final equity over opening equity, less 1.</param>
/// <param name="DrawdownMax">Largest fall from a peak, 0 to 1, measured at every step.</param>
/// <param name="Fees">Paid, in quote.</param>
public sealed record AgentResult(
    string Agent,
    string Status,
    long Decisions,
    long Orders,
    long Fills,
    decimal FinalEquity,
    decimal ReturnRatio,
    decimal DrawdownMax,
    decimal Fees);
