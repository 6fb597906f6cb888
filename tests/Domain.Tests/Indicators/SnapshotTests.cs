using System.Text.Json;
using TradingPlatform.Domain.Indicators;

namespace TradingPlatform.Domain.Tests.Indicators;

public sealed class SnapshotTests
{
    private static readonly Bar[] Bars = Markets.Walk(31, count: 60);

    [Fact]
    public void A_snapshot_survives_json()
    {
        var macd = new Macd();
        foreach (var bar in Bars)
        {
            macd.Update(bar.Close);
        }

        var snapshot = Snapshots.Take(ref macd);
        var read = JsonSerializer.Deserialize<IndicatorSnapshot>(JsonSerializer.Serialize(snapshot));
        Assert.Equal(snapshot, read);
        var resumed = new Macd();
        Assert.True(Snapshots.TryResume(ref resumed, read!));
        Assert.Equal(macd.Update(1), resumed.Update(1));
    }

    [Fact]
    public void A_snapshot_of_another_indicator_is_refused()
    {
        var (sma, ema) = (new Sma(20), new Ema(20));
        Assert.False(Snapshots.TryResume(ref ema, Snapshots.Take(ref sma)));
    }

    [Fact]
    public void A_snapshot_with_other_settings_is_refused()
    {
        var (twenty, thirty) = (new Sma(20), new Sma(30));
        Assert.False(Snapshots.TryResume(ref thirty, Snapshots.Take(ref twenty)));
        var (two, three) = (new Bollinger(20, 2), new Bollinger(20, 3));
        Assert.False(Snapshots.TryResume(ref three, Snapshots.Take(ref two)));
        var (day, week) = (new SessionVwap(Session.Day), new SessionVwap(Session.Week));
        Assert.False(Snapshots.TryResume(ref week, Snapshots.Take(ref day)));
    }

    [Fact]
    public void Every_setting_of_every_case_is_part_of_its_snapshot()
    {
        // Cases of one indicator differ in their settings, so none may take up the state of another.
        foreach (var (one, other) in Cases.All.SelectMany(one => Cases.All.Select(other => (one, other))))
        {
            if (one.Name != other.Name && one.Indicator == other.Indicator)
            {
                Assert.False(one.TakesUp(other), $"{one.Name} takes up a state of {other.Name}.");
            }
        }
    }

    [Fact]
    public void A_damaged_snapshot_is_refused_and_leaves_it_as_new()
    {
        var rsi = new Rsi(5);
        foreach (var bar in Bars)
        {
            rsi.Update(bar.Close);
        }

        var whole = Snapshots.Take(ref rsi);
        foreach (var words in whole.Words.Select((_, i) => whole.Words[..i]).Append(whole.Words.Add(0)))
        {
            Assert.False(Snapshots.TryResume(ref rsi, whole with { Words = words }));
            Assert.Equal(Snapshots.Take(ref rsi), Fresh());
        }

        Assert.False(Snapshots.TryResume(ref rsi, new IndicatorSnapshot("rsi", default)));
    }

    [Fact]
    public void A_mark_beyond_its_ring_is_refused()
    {
        var sma = new Sma(3);
        var snapshot = Snapshots.Take(ref sma);

        // Setting, three slots, head, mark.
        Assert.Equal(0, snapshot.Words[5]);
        Assert.False(Snapshots.TryResume(ref sma, snapshot with { Words = snapshot.Words.SetItem(5, 3) }));
        Assert.False(Snapshots.TryResume(ref sma, snapshot with { Words = snapshot.Words.SetItem(5, -1) }));
        Assert.True(Snapshots.TryResume(ref sma, snapshot with { Words = snapshot.Words.SetItem(5, 2) }));
    }

    private static IndicatorSnapshot Fresh()
    {
        var rsi = new Rsi(5);
        return Snapshots.Take(ref rsi);
    }
}
