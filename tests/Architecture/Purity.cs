namespace TradingPlatform.Architecture;

/// <summary>What makes code impure: an answer that is not a function of its arguments, or an effect beside its
/// result.</summary>
internal static class Purity
{
    private static readonly string[] TypePrefixes =
    [
        "System.IO.", "System.Net.", "System.Threading.", "System.Diagnostics.Process", "System.Diagnostics.Stopwatch",
        "System.Random", "System.TimeProvider", "System.Console", "System.Timers.", "System.Reflection.Emit.",
        "System.Security.Cryptography.RandomNumberGenerator", "Microsoft.",
    ];

    private static readonly string[] MemberNames =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today",
        "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow",
        "System.Guid.NewGuid", "System.Guid.CreateVersion7",
        "System.Environment.get_TickCount", "System.Environment.get_TickCount64",
        "System.Environment.GetEnvironmentVariable", "System.Environment.get_MachineName",
        "System.TimeZoneInfo.get_Local", "System.Globalization.CultureInfo.get_CurrentCulture",
        "System.GC.Collect", "System.HashCode.Combine", "System.String.GetHashCode",
    ];

    /// <summary>Framework assemblies without clocks, files, sockets or threads. Add one only after looking
    /// inside.</summary>
    public static IReadOnlyList<string> Assemblies { get; } =
    [
        "System.Runtime", "System.Collections", "System.Collections.Immutable", "System.Linq", "System.Memory",
        "System.Runtime.InteropServices", "System.Runtime.Numerics", "System.Text.RegularExpressions",
        "System.Security.Cryptography",
    ];

    /// <summary>Namespaces that count in floating point: they judge money and hold none.</summary>
    public static IReadOnlyCollection<string> Statistics { get; } =
        ["TradingPlatform.Domain.Analytics", "TradingPlatform.Domain.Indicators"];

    /// <summary>Impure types that <paramref name="assembly"/> names, without their assembly.</summary>
    public static IEnumerable<string> BannedTypes(CompiledAssembly assembly) => assembly.Types
        .Select(type => type.Split('|')[^1])
        .Where(type => TypePrefixes.Any(prefix => type.StartsWith(prefix, StringComparison.Ordinal)));

    /// <summary>Impure members that <paramref name="assembly"/> calls.</summary>
    public static IEnumerable<string> BannedMembers(CompiledAssembly assembly) =>
        assembly.Members.Intersect(MemberNames, StringComparer.Ordinal);
}
