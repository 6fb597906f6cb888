namespace TradingPlatform.Cli;

/// <summary>What a command works with: where the platform lies, and where to write.</summary>
/// <param name="Root">The checkout.</param>
/// <param name="Out">Results, for people and programs.</param>
/// <param name="Error">Everything else: progress, warnings, failures.</param>
internal sealed record Session(string Root, TextWriter Out, TextWriter Error)
{
    /// <summary>Everything the platform keeps on this machine.</summary>
    public string DataFolder => Path.Combine(Root, ".data");

    /// <summary>A file or folder of the checkout.</summary>
    public string Under(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    /// <summary>A line for people.</summary>
    public void Say(string line) => Error.WriteLine(line);
}
