using TradingPlatform.PrivatePostgres;

namespace TradingPlatform.EventStore.Tests.PrivatePostgres;

public sealed class ClientProgramsTests
{
    [Fact]
    public async Task Programs_that_are_there_are_found_with_their_version()
    {
        var programs = await ClientPrograms.FindAsync(1, default);
        Assert.True(programs.Major >= 1);
        Assert.True(File.Exists(programs["pg_dump"]));
        Assert.True(File.Exists(programs["pg_restore"]));
    }

    [Fact]
    public async Task Where_none_is_new_enough_it_says_what_to_install()
    {
        var missing = await Assert.ThrowsAsync<LocalPostgresException>(() => ClientPrograms.FindAsync(999, default));
        Assert.Equal(LocalPostgresProblem.ClientMissing, missing.Problem);
        Assert.Contains("apt-get install postgresql-client-999", missing.Message, StringComparison.Ordinal);
    }
}
