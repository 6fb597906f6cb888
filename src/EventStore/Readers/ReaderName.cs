namespace TradingPlatform.EventStore.Readers;

/// <summary>How a reader of the log may be called. Marten's daemon keeps its own names in the same table: they begin
/// with a capital letter or hold a colon, and ours never do.</summary>
public static class ReaderName
{
    /// <summary>Longest name, in characters.</summary>
    public const int CharactersMax = 60;

    /// <summary>Whether <paramref name="name"/> is 1 to 60 lower-case letters, digits and hyphens.</summary>
    public static bool IsValid(string name) => name.Length is > 0 and <= CharactersMax
        && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    /// <summary>Throws unless <paramref name="name"/> can name a reader.</summary>
    internal static void Require(string name)
    {
        if (!IsValid(name))
        {
            throw new ArgumentException(
                $"'{name}' cannot name a reader: 1 to {CharactersMax} lower-case letters, digits and hyphens.",
                nameof(name));
        }
    }
}
