using System.Collections.Immutable;
using System.Text;

namespace TradingPlatform.Architecture.Contracts;

/// <summary>The manifest: what is agreed on now, and what once was. It is compared with the code and brought up to
/// date from it, but an entry that was ever there is never lost.</summary>
/// <param name="Current">Entries in force.</param>
/// <param name="Retired">Entries of the past; their names stay taken.</param>
internal sealed record ContractManifest(ImmutableArray<ContractEntry> Current, ImmutableArray<ContractEntry> Retired)
{
    private const string Head = """
        # Contracts

        What silos and clients of different versions must agree on: every grain call, every message, and every type of
        the domain that travels (as JSON, by name). Written by a test from the code; after an addition run
        `TP_CONTRACTS=update dotnet test tests/Architecture -c Release` and commit what it writes.

        An entry is added and never changed: a message's next member takes a new number, a call of another shape a new
        name. An entry that leaves the code moves to *Retired*, stays there, and its name is not used again.

        """;

    private static readonly string[] Sections =
        [ContractEntry.Calls, ContractEntry.Messages, ContractEntry.Domain];

    /// <summary>Reads <paramref name="text"/>.</summary>
    public static ContractManifest Parse(string text)
    {
        var section = "";
        var current = new List<ContractEntry>();
        var retired = new List<ContractEntry>();
        foreach (var line in text.Split('\n'))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                section = line[3..];
            }
            else if (line.StartsWith("| `", StringComparison.Ordinal))
            {
                var cells = line.Split('|', StringSplitOptions.TrimEntries).Select(cell => cell.Trim('`')).ToArray();
                var isRetired = string.Equals(section, ContractEntry.Retired, StringComparison.Ordinal);
                (isRetired ? retired : current).Add(
                    new ContractEntry(isRetired ? cells[4] : section, cells[1], cells[2], cells[3]));
            }
        }

        return new ContractManifest([.. current], [.. retired]);
    }

    /// <summary>Everything in which <paramref name="code"/> breaks a promise of this manifest.</summary>
    public IEnumerable<string> BrokenBy(IEnumerable<ContractEntry> code)
    {
        var current = Keyed(Current);
        var retired = Keyed(Retired);
        foreach (var entry in code)
        {
            if (current.TryGetValue(Key(entry), out var promised) && !promised.Agrees(entry))
            {
                yield return $"{entry.InCode}: '{entry.Key}' was {promised.Shape} and is {entry.Shape} now. Keep it, "
                    + "and add the new shape under a new number or name. If no release ever had it, delete its line.";
            }

            if (retired.TryGetValue(Key(entry), out var past))
            {
                yield return $"{entry.InCode}: '{entry.Key}' is retired (it was {past.Shape}). Take a new number or "
                    + "name.";
            }
        }
    }

    /// <summary>Everything in which this manifest is behind <paramref name="code"/>; bringing it up to date mends
    /// it.</summary>
    public IEnumerable<string> BehindOf(IReadOnlyList<ContractEntry> code) =>
        code.Where(entry => !Keyed(Current).ContainsKey(Key(entry))).Select(entry => $"not listed: {entry.Key}")
            .Concat(Current.Where(entry => !Keyed(code).ContainsKey(Key(entry)))
                .Select(entry => $"gone from the code: {entry.Key}"));

    /// <summary>The manifest of <paramref name="code"/>, with everything that left it retired.</summary>
    public ContractManifest Follow(IReadOnlyList<ContractEntry> code) => new(
        [.. code],
        [
            .. Retired.Concat(Current.Where(entry => !Keyed(code).ContainsKey(Key(entry))))
                .OrderBy(Key, StringComparer.Ordinal),
        ]);

    /// <summary>As a page.</summary>
    public override string ToString()
    {
        var page = new StringBuilder(Head);
        foreach (var section in Sections)
        {
            page.Append("\n## ").Append(section).Append("\n\n| on the wire | shape | in code |\n|---|---|---|\n");
            foreach (var entry in Current.Where(e => string.Equals(e.Section, section, StringComparison.Ordinal)))
            {
                page.Append("| `").Append(entry.Key).Append("` | `").Append(entry.Shape).Append("` | `")
                    .Append(entry.InCode).Append("` |\n");
            }
        }

        page.Append("\n## Retired\n\n| on the wire | shape | in code | section |\n|---|---|---|---|\n");
        foreach (var entry in Retired)
        {
            page.Append("| `").Append(entry.Key).Append("` | `").Append(entry.Shape).Append("` | `")
                .Append(entry.InCode).Append("` | ").Append(entry.Section).Append(" |\n");
        }

        return page.ToString();
    }

    private static Dictionary<string, ContractEntry> Keyed(IEnumerable<ContractEntry> entries) =>
        entries.ToDictionary(Key, StringComparer.Ordinal);

    private static string Key(ContractEntry entry) => $"{entry.Section}: {entry.Key}";
}
