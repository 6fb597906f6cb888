namespace TradingPlatform.Conformance.Filters;

public sealed class FilterTests(ActorCluster cluster) : Suite(cluster)
{
    private IFiltered Grain => Get<IFiltered>(NewKey());

    [Fact]
    public async Task Filters_run_in_order_around_the_method_with_the_grains_own_innermost()
    {
        var journal = NewKey();
        Assert.Equal(104, await Grain.Twice(journal, 1));
        Assert.Equal(
            ["outer before FilteredGrain", "own before", "twice 2", "own after 4", "outer after 104"],
            Journal.Of(journal));
    }

    [Fact]
    public async Task A_filter_can_refuse_a_call() =>
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Grain.Refused());

    [Fact]
    public async Task A_filter_can_answer_in_the_methods_place() => Assert.Equal(42, await Grain.Answered());

    [Fact]
    public async Task A_filter_that_swallows_an_exception_without_a_result_does_not_hide_it() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Grain.Swallowed());

    [Fact]
    public async Task A_filter_that_swallows_an_exception_and_sets_a_result_has_mended_the_call() =>
        Assert.Equal(42, await Grain.Mended());

    [Fact]
    public async Task A_filter_that_neither_goes_on_nor_answers_breaks_the_call() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Grain.Broken());

    [Fact]
    public async Task A_filter_may_try_again() => Assert.Equal(2, await Grain.Repeated());

    [Fact]
    public async Task An_outgoing_filter_sees_who_calls_whom_and_what_came_back()
    {
        var (journal, from, to) = (NewKey(), NewKey(), NewKey());
        Assert.Equal(104, await Get<IFiltered>(from).Pass(journal, to));
        await UntilAsync(() => Journal.Of($"sent {journal}").Count == 2);
        Assert.Contains($"filtered/{from} to filtered/{to}: Twice gave 104", Journal.Of($"sent {journal}"));
        Assert.Contains(
            Journal.Of($"sent {journal}"),
            line => line.EndsWith($"to filtered/{from}: Pass gave 104", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_outgoing_filter_can_answer_in_the_grains_place() =>
        Assert.Equal(43, await Grain.AnsweredAtTheSource());
}
