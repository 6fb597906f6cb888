namespace TradingPlatform.Cli;

/// <summary>Finds the checkout that this program was built in.</summary>
internal static class RepositoryRoot
{
    /// <summary>What the launcher says, else the nearest parent folder with the solution in it.</summary>
    /// <exception cref="CommandFailedException">There is none: the program was copied elsewhere.</exception>
    public static string Find()
    {
        if (Environment.GetEnvironmentVariable("TP_ROOT") is { Length: > 0 } told)
        {
            return Path.GetFullPath(told);
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "TradingPlatform.sln")))
            {
                return folder.FullName;
            }
        }

        throw new CommandFailedException(
            "The platform's folder was not found. Start it with the 'tp' script in that folder.");
    }
}
