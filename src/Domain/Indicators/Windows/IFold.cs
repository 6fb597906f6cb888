namespace TradingPlatform.Domain.Indicators;

/// <summary>How the folds of two neighbouring spans of a series make the fold of both. Must be associative but for
/// rounding: (a b) c = a (b c). Needs no inverse, so nothing is ever taken out of a fold.</summary>
/// <typeparam name="T">The fold of a span; that of one item is made by the owner.</typeparam>
internal interface IFold<T>
{
    /// <summary>The fold of a span and of the span right after it.</summary>
    static abstract T Join(T older, T newer);
}
