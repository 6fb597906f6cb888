using System.Reflection;
using System.Text;
using TradingPlatform.EventStore.Events;
using TradingPlatform.EventStore.Json;

namespace TradingPlatform.EventStore.Tests.Events;

/// <summary>One body of every event version that was ever stored, as files that nobody edits. A retired version has a
/// second file, <c>NAME.now.json</c>: what it is read as today.</summary>
/// <param name="folder">The part of the resource names before the file names.</param>
internal sealed class StoredSamples(string folder)
{
    private const string Body = ".json";
    private const string Now = ".now.json";
    private static readonly Assembly Here = typeof(StoredSamples).Assembly;

    /// <summary>Stored names that have a sample, in order.</summary>
    public IEnumerable<string> Names => Here.GetManifestResourceNames()
        .Where(file => file.StartsWith(folder, StringComparison.Ordinal))
        .Where(file => !file.EndsWith(Now, StringComparison.Ordinal))
        .Select(file => file[folder.Length..^Body.Length])
        .Order(StringComparer.Ordinal);

    /// <summary>The stored body, without the line's end.</summary>
    public byte[] BodyOf(string name) => Encoding.UTF8.GetBytes(Text(folder + name + Body));

    /// <summary>What is wrong with reading the sample of <paramref name="name"/> and writing it again; null when
    /// nothing is.</summary>
    public string? Complaint(string name, EventCatalog catalog)
    {
        var retired = !catalog.Names.Contains(name, StringComparer.Ordinal);
        var read = catalog.Read("sample", 1, name, BodyOf(name));
        var expected = Text(folder + name + (retired ? Now : Body));
        var written = Encoding.UTF8.GetString(CanonicalJson.Write(read));
        return string.Equals(expected, written, StringComparison.Ordinal)
            ? null
            : $"{name} was {expected} and is {written} now.";
    }

    /// <summary>An embedded file, without the last line's end.</summary>
    public static string Text(string file)
    {
        using var stream = Here.GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"The file {file} is missing.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().TrimEnd('\n');
    }
}
