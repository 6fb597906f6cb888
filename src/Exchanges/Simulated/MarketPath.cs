using TradingPlatform.Domain.Market;

namespace TradingPlatform.Exchanges.Simulated;

/// <summary>The ticks of one generated market from any index on. Going to an index costs at most two runs over one
/// day.</summary>
internal sealed class MarketPath
{
    private readonly MarketProfile _profile;
    private readonly double _priceTick;
    private readonly ulong _seed;
    private readonly DayOpens _opens;
    private DayPath _today;
    private long _day;

    /// <summary>A path whose first tick is the one after <paramref name="afterIndex"/>.</summary>
    public MarketPath(MarketProfile profile, Instrument instrument, ulong seed, long afterIndex)
    {
        _profile = profile;
        _priceTick = (double)instrument.TickSize;
        _seed = seed;
        _opens = new DayOpens(profile, seed);
        _day = afterIndex / DayPath.Ticks;
        _today = Day(_day);
        for (var tick = afterIndex % DayPath.Ticks; tick > 0; tick--)
        {
            _today.Next();
        }
    }

    public MarketTick Next()
    {
        if (_today.Given == DayPath.Ticks)
        {
            _today = Day(++_day);
        }

        return _today.Next();
    }

    private DayPath Day(long day) =>
        new(_profile, _priceTick, _seed, day, _opens.Of(day), _opens.Of(day + 1));
}
