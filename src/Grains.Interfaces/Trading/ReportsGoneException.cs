using Orleans;

namespace TradingPlatform.Grains.Interfaces.Trading;

/// <summary>An account asks its venue for reports that it said it had stored: the asker is an old activation that does
/// not know what a newer one did. It has to load its stream again; ask again.</summary>
[GenerateSerializer, Alias("ReportsGoneException")]
public sealed class ReportsGoneException(string account, string symbol, long afterNumber)
    : Exception(FormattableString.Invariant(
        $"{account} asks {symbol} for its reports after {afterNumber}, and has confirmed later ones. Ask again."))
{
    /// <summary>The account.</summary>
    [Id(0)]
    public string Account { get; } = account;

    /// <summary>The venue's symbol.</summary>
    [Id(1)]
    public string Symbol { get; } = symbol;

    /// <summary>The last number that the asker knew.</summary>
    [Id(2)]
    public long AfterNumber { get; } = afterNumber;
}
