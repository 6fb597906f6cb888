using System.Security.Cryptography;
using System.Text;
using TradingPlatform.Domain.Market;
using TradingPlatform.Exchanges.Simulated;

namespace TradingPlatform.Exchanges.Tests.Simulated;

public sealed class SimulatedFeedTests
{
    private const string Symbol = "SIM:BTCUSDT";
    private static readonly DateTimeOffset s_now = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_day_of_minutes_comes_first_and_then_four_ticks_a_second()
    {
        var inputs = await Open().ReadAsync(Symbol, 0, default).Take(1_440 + 8).ToListAsync();

        Assert.Equal(s_now.AddHours(-24).AddMinutes(1), inputs[0].At);
        Assert.Equal(s_now, inputs[1_439].At);
        Assert.Equal(s_now.AddSeconds(2), inputs[^1].At);
        var positions = inputs.Select(one => one.SourcePosition).ToList();
        Assert.Equal(positions.Distinct().Order(), positions);
    }

    [Fact]
    public async Task Reading_on_from_any_position_is_the_same_as_never_having_stopped()
    {
        var whole = await Open().ReadAsync(Symbol, 0, default).Take(1_440 + 900).ToListAsync();
        foreach (var cut in new[] { 0, 1, 719, 720, 1_439, 1_440, 1_677, 2_000 })
        {
            var rest = await Open().ReadAsync(Symbol, whole[cut].SourcePosition, default).Take(300).ToListAsync();

            Assert.Equal(whole.Skip(cut + 1).Take(300).Select(Text), rest.Select(Text));
        }
    }

    [Fact]
    public async Task A_minute_of_the_past_is_the_candle_of_its_ticks()
    {
        var minutes = await Open().ReadAsync(Symbol, 0, default).Take(30).ToListAsync();
        var options = new SimulatedOptions { Speed = 0, History = TimeSpan.Zero };
        var early = SimulatedFeed.Open(options, new ManualTime(s_now.AddHours(-24)));
        var ticks = await early.ReadAsync(Symbol, 0, default).Take(30 * 240).ToListAsync();

        foreach (var (minute, index) in minutes.Select((minute, index) => (minute, index)))
        {
            var fine = ticks.Skip(index * 240).Take(240).SelectMany(tick => tick.Trades).ToList();
            Assert.Equal(Candle(fine), Candle(minute.Trades));
            Assert.Equal(Levels(ticks[(index * 240) + 239].Book!), Levels(minute.Book!));
        }
    }

    [Fact]
    public async Task The_market_of_a_seed_is_known_by_its_hash_for_ever()
    {
        var inputs = await Open().ReadAsync(Symbol, 0, default).Take(2_000).ToListAsync();
        var text = string.Join('\n', inputs.Select(Text));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

        Assert.StartsWith("84a8c5368c28682dc5b3f27ec65d648e6a909fc68", hash, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_seed_and_another_symbol_are_other_markets()
    {
        var one = await First(Open(), Symbol);
        var otherSeed = await First(Open(seed: 2), Symbol);
        var otherSymbol = await First(Open(), "SIM:ETHUSDT");

        Assert.NotEqual(one.Trades[0].Price, otherSeed.Trades[0].Price);
        Assert.NotEqual(one.Trades[0].Price, otherSymbol.Trades[0].Price);
    }

    [Theory]
    [InlineData("SIM:BTCUSDT")]
    [InlineData("SIM:ETHUSDT")]
    [InlineData("SIM:SOLUSDT")]
    public async Task Every_input_keeps_the_rules_of_its_market(string symbol)
    {
        var feed = Open();
        var rules = feed.Instruments.Single(one => string.Equals(one.Symbol, symbol, StringComparison.Ordinal));
        var state = SymbolMarket.Evolve(SymbolState.Initial, new SymbolEvent.Listed(rules));
        await foreach (var input in feed.ReadAsync(symbol, 0, default).Take(1_440 + 4_000))
        {
            Assert.All(input.Trades, trade => Assert.Equal(0, trade.Price % rules.TickSize));
            Assert.All(input.Trades, trade => Assert.True(trade.Quantity > 0 || input.Trades.Length == 4));
            Assert.All(input.Trades, trade => Assert.Equal(0, trade.Quantity % rules.StepSize));
            CheckBook(input.Book!, rules);
            var step = SymbolMarket.Take(state, input);
            Assert.Null(step.Refusal);
            state = step.State;
        }
    }

    [Fact]
    public async Task Real_time_paces_what_lies_ahead()
    {
        var time = new ManualTime(s_now);
        var feed = SimulatedFeed.Open(new SimulatedOptions { Speed = 10, History = TimeSpan.Zero }, time);
        await using var reader = feed.ReadAsync(Symbol, 0, default).GetAsyncEnumerator();
        Assert.True(await reader.MoveNextAsync());

        var second = reader.MoveNextAsync();
        Assert.False(second.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(24));
        Assert.False(second.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.True(await second);
    }

    [Fact]
    public void An_unknown_market_is_refused_with_what_is_there()
    {
        var options = new SimulatedOptions { Symbols = ["SIM:DOGEUSDT"] };

        var error = Assert.Throws<FeedUnavailableException>(() => SimulatedFeed.Open(options, TimeProvider.System));

        Assert.Contains("SIM:SOLUSDT", error.Message, StringComparison.Ordinal);
    }

    private static SimulatedFeed Open(long seed = 1) =>
        SimulatedFeed.Open(new SimulatedOptions { Seed = seed, Speed = 0 }, new ManualTime(s_now));

    private static ValueTask<MarketInput> First(SimulatedFeed feed, string symbol) =>
        feed.ReadAsync(symbol, 0, default).FirstAsync();

    private static void CheckBook(Book book, Instrument rules)
    {
        Assert.Equal((20, 20), (book.Bids.Length, book.Asks.Length));
        Assert.True(book.Bids[0].Price < book.Asks[0].Price);
        Assert.All(book.Bids.Zip(book.Bids.Skip(1)), pair => Assert.True(pair.First.Price > pair.Second.Price));
        Assert.All(book.Asks.Zip(book.Asks.Skip(1)), pair => Assert.True(pair.First.Price < pair.Second.Price));
        Assert.All(book.Bids.Concat(book.Asks), level => Assert.Equal(0, level.Price % rules.TickSize));
        Assert.All(book.Bids.Concat(book.Asks), level => Assert.Equal(0, level.Quantity % rules.StepSize));
        Assert.All(book.Bids.Concat(book.Asks), level => Assert.True(level.Quantity > 0));
    }

    private static (decimal, decimal, decimal, decimal, decimal) Candle(IReadOnlyList<Trade> trades) => (
        trades[0].Price,
        trades.Max(one => one.Price),
        trades.Min(one => one.Price),
        trades[^1].Price,
        trades.Sum(one => one.Quantity));

    private static string Levels(Book book) => string.Join(' ', book.Bids.Concat(book.Asks));

    private static string Text(MarketInput input) =>
        $"{input.SourcePosition} {input.At:O} {string.Join(' ', input.Trades)} {Levels(input.Book!)}";
}
