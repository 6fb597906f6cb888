using TradingPlatform.EventStore.Migrations;

namespace TradingPlatform.EventStore.Tests.Marten;

/// <summary>The functions by which Marten's daemon keeps its place.</summary>
[Collection(UsesDatabase.Name)]
public sealed class ProgressionFunctionsTests(Database database)
{
    private const string State = """
        SELECT coalesce((SELECT string_agg(name || '=' || last_seq_id, ' ' ORDER BY name)
            FROM events.mt_event_progression), '') || coalesce((
            SELECT string_agg(' skipped ' || starting_sequence || '-' || ending_sequence, '' ORDER BY ending_sequence)
            FROM events.mt_high_water_skips), '')
        """;

    [Fact]
    public async Task A_projection_is_where_it_was_last_marked()
    {
        var store = await OwnersAsync();
        await Database.ExecuteAsync(store, "SELECT events.mt_mark_event_progression('Tally:All', 7)");
        await Database.ExecuteAsync(store, "SELECT events.mt_mark_event_progression('Tally:All', 5)");
        await Database.ExecuteAsync(store, "SELECT events.mt_mark_event_progression('Other:All', 9)");
        Assert.Equal("Other:All=9 Tally:All=5", await Database.ExecuteAsync(store, State));
    }

    [Theory]
    [InlineData(null, 9, 0, 9, "M=9 skipped 0-9")]
    [InlineData(null, 9, 9, 9, "M=9")]
    [InlineData(4, 9, 4, 9, "M=9 skipped 4-9")]
    [InlineData(5, 9, 4, 5, "M=5")]
    public async Task The_mark_skips_from_where_its_caller_saw_it_and_from_nowhere_else(
        int? before, int ending, int starting, long answer, string after)
    {
        var store = await OwnersAsync();
        if (before is { } mark)
        {
            await Database.ExecuteAsync(store, $"SELECT events.mt_mark_event_progression('M', {mark})");
        }

        var skip = $"SELECT events.mt_mark_progression_with_skip('M', {ending}, {starting})";
        Assert.Equal(answer, await Database.ExecuteAsync(store, skip));
        Assert.Equal(after, await Database.ExecuteAsync(store, State));
    }

    /// <summary>A migrated database as its owner connects, which is what Marten's tools are.</summary>
    private async Task<string> OwnersAsync()
    {
        var store = await database.CreateEmptyAsync();
        await Migrator.MigrateAsync(store, default);
        return store;
    }
}
