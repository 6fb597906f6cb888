using TradingPlatform.Domain;
using TradingPlatform.Domain.Trading;

namespace TradingPlatform.Simulation.Workload;

/// <summary>What a trader asked of an account and what came back.</summary>
/// <param name="Number">The command's number.</param>
/// <param name="Account">The account asked.</param>
/// <param name="Command">What was asked, with every amount.</param>
/// <param name="VersionAsked">Events of the account's stream when it was asked first.</param>
/// <param name="VersionAnswered">When the answer came.</param>
/// <param name="VersionTold">The version that the answer names.</param>
/// <param name="Refusal">Why not, or null.</param>
internal sealed record Answer(
    int Number,
    string Account,
    AccountCommand Command,
    int VersionAsked,
    int VersionAnswered,
    long VersionTold,
    Refusal? Refusal);
