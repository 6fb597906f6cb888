namespace TradingPlatform.Exchanges.Simulated;

/// <summary>The opening price of every day: a walk of daily steps, kept between a tenth and ten times the first price
/// and
/// drawn back a little, so that a market neither dies nor explodes over years.</summary>
internal sealed class DayOpens(MarketProfile profile, ulong seed)
{
    private const double DrawnBack = 0.003;
    private const ulong Stream = 0xDA11;
    private readonly double _deviation = profile.Volatility / Math.Sqrt(365);
    private long _day;
    private double _price = profile.PriceAtStart;

    /// <summary>The open of <paramref name="day"/>, counted from the epoch; costs a few nanoseconds a day.</summary>
    public double Of(long day)
    {
        if (day < _day)
        {
            (_day, _price) = (0, profile.PriceAtStart);
        }

        for (; _day < day; _day++)
        {
            var random = SeededRandom.Of(seed ^ Stream, SeededRandom.NameOf(profile.Ticker), (ulong)_day);
            var back = DrawnBack * (profile.PriceAtStart - _price) / profile.PriceAtStart;
            var change = Math.Clamp((_deviation * random.Normal()) + back, -0.25, 0.25);
            _price = Math.Clamp(_price * (1 + change), profile.PriceAtStart / 10, profile.PriceAtStart * 10);
        }

        return _price;
    }
}
