namespace Orleans.Embedded.Tests;

public class TimerTests
{
    [Fact]
    public async Task A_timer_ticks_in_turns_of_its_grain_and_survives_its_own_failures()
    {
        await using var silo = await TestSilo.StartAsync();
        await silo.Get<ITimed>().Start(interleave: false);
        await Journal.UntilAsync(() => silo.Get<ITimed>().Ticks().Result >= 5);
        Assert.True(await silo.Get<ITimed>().WasAlwaysInContext());
        Assert.Contains(silo.Log.Entries, e => e.Failure is InvalidOperationException { Message: "the third tick" });
    }

    [Fact]
    public async Task A_timer_waits_for_a_running_request_unless_it_interleaves()
    {
        await using var silo = await TestSilo.StartAsync();
        await silo.Get<ITimed>("waits").Start(interleave: false);
        await silo.Get<ITimed>("interleaves").Start(interleave: true);
        var whileRunning = await Task.WhenAll(
            silo.Get<ITimed>("waits").TicksDuring(TimeSpan.FromMilliseconds(200)),
            silo.Get<ITimed>("interleaves").TicksDuring(TimeSpan.FromMilliseconds(200)));
        Assert.Equal(0, whileRunning[0]);
        Assert.InRange(whileRunning[1], 2, 200);
    }

    [Fact]
    public async Task A_disposed_timer_and_the_timers_of_an_ended_activation_tick_no_more()
    {
        await using var silo = await TestSilo.StartAsync();
        await silo.Get<ITimed>("disposed").Start(interleave: false);
        await silo.Get<ITimed>("ended").Start(interleave: false);
        await Journal.UntilAsync(() => silo.Get<ITimed>("disposed").Ticks().Result > 0);
        await silo.Get<ITimed>("disposed").Stop();
        await silo.Get<ITimed>("ended").End();
        var ticks = await silo.Get<ITimed>("disposed").Ticks();
        await Journal.UntilAsync(() => silo.Journal.Count("ended ended") == 1);
        var lines = silo.Journal.Count("tick ended");
        await Task.Delay(100);
        Assert.Equal(ticks, await silo.Get<ITimed>("disposed").Ticks());
        Assert.Equal(lines, silo.Journal.Count("tick ended"));
    }

    [Fact]
    public async Task A_timer_can_be_changed_and_made_to_tick_once()
    {
        await using var silo = await TestSilo.StartAsync();
        await silo.Get<ITimed>().Start(interleave: false);
        await silo.Get<ITimed>().ChangeToOnce(TimeSpan.FromMilliseconds(30));
        var before = await silo.Get<ITimed>().Ticks();
        await Task.Delay(200);
        Assert.Equal(before + 1, await silo.Get<ITimed>().Ticks());
    }

    [Fact]
    public async Task A_timer_does_not_see_the_ambient_values_of_the_request_that_made_it()
    {
        await using var silo = await TestSilo.StartAsync();
        Runtime.RequestContext.Set("who", "alice");
        await silo.Get<ITimed>().Start(interleave: false);
        Runtime.RequestContext.Clear();
        await Journal.UntilAsync(() => silo.Get<ITimed>().Ticks().Result > 0);
        Assert.Equal("", await silo.Get<ITimed>().AmbientInTicks());
    }
}
