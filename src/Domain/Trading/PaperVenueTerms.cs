namespace TradingPlatform.Domain.Trading;

/// <summary>How a paper venue treats orders; the defaults are meant to be a little worse than a real venue.</summary>
/// <param name="MakerFeeBasisPoints">Of notional, in quote.</param>
/// <param name="TakerFeeBasisPoints">Of notional, in quote.</param>
/// <param name="SlippageBasisPoints">What a taker pays beyond a trade's price where no book is known.</param>
/// <param name="ParticipationMax">Largest share of a trade's quantity that all paper orders together may have, more
/// than 0, at most 1.</param>
public sealed record PaperVenueTerms(
    decimal MakerFeeBasisPoints = 2,
    decimal TakerFeeBasisPoints = 5,
    decimal SlippageBasisPoints = 2,
    decimal ParticipationMax = 0.25m)
{
    /// <summary>Maker 2, taker 5, slippage 2 basis points, a quarter of each trade.</summary>
    public static PaperVenueTerms Default { get; } = new();

    /// <summary>These terms, if every figure is within its bounds.</summary>
    /// <exception cref="ArgumentException">A fee or the slippage is negative, the slippage is 100 % or more, or the
    /// participation is not in (0, 1].</exception>
    internal static PaperVenueTerms Checked(PaperVenueTerms terms) =>
        terms is { MakerFeeBasisPoints: >= 0, TakerFeeBasisPoints: >= 0, SlippageBasisPoints: >= 0 and < 10_000 }
            and { ParticipationMax: > 0 and <= 1 }
            ? terms
            : throw new ArgumentException($"{terms} are no terms of a venue; see each figure's bounds.", nameof(terms));
}
