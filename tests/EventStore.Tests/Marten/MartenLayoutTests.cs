using TradingPlatform.EventStore.Migrations;

namespace TradingPlatform.EventStore.Tests.Marten;

/// <summary>Our store beside one that Marten made: whatever Marten has, we have.</summary>
[Collection(UsesDatabase.Name)]
public sealed class MartenLayoutTests(Database database)
{
    // What differs, and is no difference to Marten: it names columns, supplies values, and accepts this layout as its
    // own.
    private static readonly string[] OursInstead =
    [
        "column mt_doc_deadletterevent.mt_last_modified timestamp with time zone default now()",
        "column mt_doc_deadletterevent.mt_version uuid not null default gen_random_uuid()",
        "column mt_event_progression.last_updated timestamp with time zone default now()",
        "column mt_events.stream_id character varying collate C",
        "column mt_events.timestamp timestamp with time zone not null default now()",
        "column mt_high_water_skips.timestamp timestamp with time zone not null default now()",
        "column mt_streams.id character varying not null collate C",
    ];

    [Fact]
    public async Task Our_store_has_all_that_Martens_has()
    {
        var theirs = await database.CreateEmptyAsync();
        await Database.ExecuteAsync(theirs, MartenDdl.Exact);
        var ours = await Catalogue.OfAsync(await database.CreateAsync());
        var lacking = (await Catalogue.OfAsync(theirs)).Except(ours, StringComparer.Ordinal).ToList();
        Assert.Equal(OursInstead.Select(FirstWords), lacking.Select(FirstWords));
        Assert.Empty(OursInstead.Except(ours, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("mt_streams")]
    [InlineData("mt_events")]
    [InlineData("mt_event_progression")]
    [InlineData("mt_high_water_skips")]
    [InlineData("mt_doc_deadletterevent")]
    public async Task Columns_lie_in_Martens_order(string table)
    {
        var theirs = await database.CreateEmptyAsync();
        await Database.ExecuteAsync(theirs, MartenDdl.Exact);
        Assert.Equal(
            await Catalogue.ColumnsAsync(theirs, table),
            await Catalogue.ColumnsAsync(await database.CreateAsync(), table));
    }

    [Fact]
    public async Task A_store_that_was_taken_over_is_as_one_of_ours()
    {
        var theirs = await database.CreateEmptyAsync();
        await Database.ExecuteAsync(theirs, MartenDdl.Exact);
        await Migrator.MigrateAsync(theirs, default);
        var adopted = await Catalogue.OfAsync(theirs);
        var ours = await Catalogue.OfAsync(await database.CreateAsync());
        string[] left = [
            "column mt_doc_deadletterevent.mt_last_modified",
            "column mt_doc_deadletterevent.mt_version",
            "column mt_event_progression.last_updated",
            "column mt_high_water_skips.timestamp",
        ];
        Assert.Equal(left, adopted.Except(ours, StringComparer.Ordinal).Select(FirstWords));
        Assert.Equal(left, ours.Except(adopted, StringComparer.Ordinal).Select(FirstWords));
    }

    private static string FirstWords(string line) => string.Join(' ', line.Split(' ').Take(2));
}
