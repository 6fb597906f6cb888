namespace TradingPlatform.Conformance.Reminders;

public sealed class ReminderTests(ActorCluster cluster) : Suite(cluster)
{
    private const int Often = 200;
    private const int Never = 86_400_000;

    [Fact]
    public async Task A_reminder_wakes_a_grain_that_has_left_memory_again_and_again()
    {
        var key = NewKey();
        await Get<IReminded>(key).Set("r", Often, Often);
        await Get<IReminded>(key).End();
        await UntilAsync(() => Journal.Of(key).Count >= 3);
        Assert.All(Journal.Of(key), line => Assert.Equal("r", line));
        await Get<IReminded>(key).TakeBack("r");
    }

    [Fact]
    public async Task A_reminder_that_is_taken_back_comes_no_more()
    {
        var key = NewKey();
        await Get<IReminded>(key).Set("r", Often, Often);
        await UntilAsync(() => Journal.Of(key).Count >= 1);
        Assert.True(await Get<IReminded>(key).TakeBack("r"));
        Assert.False(await Get<IReminded>(key).TakeBack("r"));
        var ticks = Journal.Of(key).Count;
        await Task.Delay(3 * Often);
        Assert.InRange(Journal.Of(key).Count, ticks, ticks + 1);
    }

    [Fact]
    public async Task A_reminder_of_the_same_name_replaces_the_former()
    {
        var key = NewKey();
        await Get<IReminded>(key).Set("r", Never, Never);
        await Get<IReminded>(key).Set("s", Never, Never);
        await Get<IReminded>(key).Set("r", Often, Often);
        Assert.Equal("r,s", await Get<IReminded>(key).Names());
        await UntilAsync(() => Journal.Of(key).Count >= 1);
        await Get<IReminded>(key).TakeBack("r");
        Assert.Equal("s", await Get<IReminded>(key).Names());
    }

    [Fact]
    public async Task A_reminder_that_comes_too_often_is_refused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => Get<IReminded>(NewKey()).Set("r", Never, 1));

    [Fact]
    public async Task A_grain_that_cannot_be_reminded_is_refused() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Get<IUnremindable>(NewKey()).Set());
}
