using TradingPlatform.EventStore.Events;
using TradingPlatform.EventStore.Migrations;
using TradingPlatform.EventStore.Migrations.Adoption;
using TradingPlatform.EventStore.Postgres;
using TradingPlatform.EventStore.Roles;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.EventStore.Tests.Marten;

/// <summary>A store that Marten made and filled becomes ours, with all that is in it; one that does not fit is left as
/// it is.</summary>
[Collection(UsesDatabase.Name)]
public sealed class AdoptionTests(Database database)
{
    [Fact]
    public async Task What_Marten_wrote_is_read_and_appended_to()
    {
        var store = await MadeByMartenAsync(MartenDdl.Exact + MartenDdl.Contents);
        var applied = await Migrator.MigrateAsync(store, default);
        Assert.Equal(1, applied[0].Number);
        Assert.Empty(await Migrator.MigrateAsync(store, default));

        await using var log = new PostgresEventLog(
            ApplicationConnection.Over(store), Note.Catalog, TimeProvider.System);
        await log.AppendAsync(new AppendRequest("note-a", 2, [new Note.Written("ours")]), default);
        var all = await ReadAsync(log, 4);
        Assert.Equal(
            [new Note.Written("first"), new Note.Written("closed"), new Note.Priced(1.5m, "USDT"),
                new Note.Written("ours")],
            all.Select(stored => stored.Body));
        Assert.Equal([1L, 2, 4, 5], all.Select(stored => stored.Position));
        Assert.Equal([false, true, false, false], all.Select(stored => stored.IsArchived));
        Assert.Equal(("corr", "cause"), (all[0].CorrelationId, all[0].CausationId));
        Assert.Equal(
            ["""{"who": "ann"}""", null], (await log.ReadRawAsync(0, 2, default)).Select(raw => raw.Headers));
        Assert.Equal("note-a note-b", string.Join(' ', await log.StreamsAsync("note-", "", 10, default)));
        await Assert.ThrowsAsync<StreamArchivedException>(
            () => log.AppendAsync(new AppendRequest("note-b", 1, [new Note.Written("late")]), default));
    }

    [Fact]
    public async Task An_event_that_only_Marten_knows_stops_its_stream_and_no_other()
    {
        var store = await MadeByMartenAsync(MartenDdl.Exact + MartenDdl.Contents + """
            INSERT INTO events.mt_events (seq_id, id, stream_id, version, data, type)
            VALUES (nextval('events.mt_events_sequence'), gen_random_uuid(), 'note-a', 3, '{}', 'archived');
            UPDATE events.mt_streams SET version = 3 WHERE id = 'note-a';
            """);
        await Migrator.MigrateAsync(store, default);
        await using var log = new PostgresEventLog(
            ApplicationConnection.Over(store), Note.Catalog, TimeProvider.System);
        var read = new List<long>();
        var unknown = await Assert.ThrowsAsync<UnknownEventException>(async () =>
        {
            await foreach (var stored in log.ReadAsync("note-a", 0, default))
            {
                read.Add(stored.Version);
            }
        });
        Assert.Equal((UnknownPart.Name, "archived", 3L), (unknown.Part, unknown.Name, unknown.Version));
        Assert.Equal([1L, 2], read);
        Assert.Single(await log.ReadAsync("note-b", 0, default).ToListAsync());
    }

    [Theory]
    [InlineData("id varchar NOT NULL, type|stream_id varchar", "id uuid NOT NULL, type|stream_id uuid",
        "mt_streams.id", "StreamIdentity.AsString")]
    [InlineData("created timestamptz", "snapshot jsonb, created timestamptz", "mt_streams.snapshot", "drop the column")]
    [InlineData("pkey_mt_streams_id PRIMARY KEY (id)", "pkey_mt_streams_id PRIMARY KEY (tenant_id, id), UNIQUE (id)",
        "mt_streams", "TenancyStyle.Single")]
    [InlineData("seq_id PRIMARY KEY (seq_id));|(stream_id, version)",
        "seq_id PRIMARY KEY (seq_id, is_archived)) PARTITION BY LIST (is_archived);|(stream_id, version, is_archived)",
        "mt_events", "UseArchivedStreamPartitioning")]
    [InlineData("correlation_id varchar,", "", "mt_events.correlation_id", "CorrelationIdEnabled = true")]
    [InlineData("causation_id varchar,", "", "mt_events.causation_id", "CausationIdEnabled = true")]
    [InlineData("headers jsonb, is", "is", "mt_events.headers", "HeadersEnabled = true")]
    [InlineData("headers jsonb, is", "headers jsonb, user_name varchar, is", "mt_events.user_name", "UserNameEnabled")]
    [InlineData("bdata bytea, ", "", "mt_events.bdata", "Marten 9")]
    [InlineData("(stream_id, version)", "(stream_id, version, is_archived)", "mt_events", "TenancyStyle.Single")]
    [InlineData("timestamps timestamptz[],", "", "mt_quick_append_events", "QuickWithServerTimestamps")]
    [InlineData("expected_version bigint DEFAULT NULL::bigint", "expected_version int DEFAULT NULL::int",
        "mt_quick_append_events", "EnableBigIntEvents = true")]
    public async Task Another_layout_is_refused_by_the_option_that_led_to_it(
        string parts, string instead, string place, string option)
    {
        var ddl = MartenDdl.Exact;
        foreach (var (part, other) in parts.Split('|').Zip(instead.Split('|')))
        {
            Assert.Contains(part, ddl, StringComparison.Ordinal);
            ddl = ddl.Replace(part, other, StringComparison.Ordinal);
        }

        Assert.Single(
            await RefusedAsync(ddl),
            misfit => misfit.Place == place && misfit.Advice.Contains(option, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("UPDATE events.mt_streams SET version = 3 WHERE id = 'note-a'", "stream note-a", "by hand")]
    [InlineData("DELETE FROM events.mt_events WHERE version = 1", "stream note-a", "by hand")]
    [InlineData("INSERT INTO events.mt_streams (id, version) VALUES ('two words', 0)", "stream two words", "ASCII")]
    [InlineData("""
        INSERT INTO events.mt_streams (id, version) VALUES ('mt_tombstone', 0);
        INSERT INTO events.mt_events (seq_id, id, stream_id, version, data, type)
        VALUES (nextval('events.mt_events_sequence'), gen_random_uuid(), 'mt_tombstone', 1, '{}', 'tombstone')
        """, "stream mt_tombstone", "delete the stream")]
    public async Task Contents_that_contradict_themselves_are_refused(string damage, string place, string advice)
    {
        var misfits = await RefusedAsync($"{MartenDdl.Exact}{MartenDdl.Contents}{damage};");
        Assert.Equal(place, misfits[0].Place);
        Assert.Contains(advice, misfits[0].Advice, StringComparison.Ordinal);
    }

    /// <summary>A burnt number ends a page until it is known to be burnt.</summary>
    private static async Task<List<StoredEvent>> ReadAsync(PostgresEventLog log, int count)
    {
        var all = new List<StoredEvent>();
        for (var pages = 0; pages < 20 && all.Count < count; pages++)
        {
            all.AddRange(await log.ReadAllAsync(all.Count == 0 ? 0 : all[^1].Position, 100, default));
        }

        return all;
    }

    private async Task<IReadOnlyList<LayoutMisfit>> RefusedAsync(string ddl)
    {
        var store = await MadeByMartenAsync(ddl);
        var before = await Catalogue.OfAsync(store);
        var refused = await Assert.ThrowsAsync<AdoptionRefusedException>(() => Migrator.MigrateAsync(store, default));
        Assert.Contains("docs/marten.md", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, await Catalogue.OfAsync(store));
        Assert.All(await Migrator.StatusAsync(store, default), line => Assert.Null(line.AppliedAt));
        return refused.Misfits;
    }

    private async Task<string> MadeByMartenAsync(string ddl)
    {
        var store = await database.CreateEmptyAsync();
        await Database.ExecuteAsync(store, ddl);
        return store;
    }
}
