using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TradingPlatform.EventStore.Migrations;

/// <summary>One numbered SQL file of <c>schema/</c>, as embedded in this assembly.</summary>
/// <param name="Number">Its place, from 1; never reused.</param>
/// <param name="Name">What it brings, from its file name.</param>
/// <param name="Sql">Its text.</param>
internal sealed record Migration(int Number, string Name, string Sql)
{
    private const string Folder = "schema/";

    /// <summary>SHA-256 of the text, so that a file changed after it ran is noticed.</summary>
    public string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));

    /// <summary>All of them, in order.</summary>
    public static IReadOnlyList<Migration> All { get; } = [.. Load().OrderBy(migration => migration.Number)];

    private static IEnumerable<Migration> Load()
    {
        var assembly = typeof(Migration).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(
            name => name.StartsWith(Folder, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
            var name = Path.GetFileNameWithoutExtension(resource[Folder.Length..]);
            var parts = name.Split('_', 2);
            yield return new Migration(
                int.Parse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture), parts[1], reader.ReadToEnd());
        }
    }
}
