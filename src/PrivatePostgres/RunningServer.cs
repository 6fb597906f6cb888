using System.Globalization;

namespace TradingPlatform.PrivatePostgres;

/// <summary>The server process that works on a cluster, as its pid file and the kernel tell.</summary>
/// <param name="Pid">The postmaster's process id.</param>
/// <param name="Port">The loopback port it listens on.</param>
internal sealed record RunningServer(int Pid, int Port)
{
    private const int PortLine = 3;

    /// <summary>The running server, or null. A pid file alone proves nothing: after a power cut or a <c>kill -9</c>
    /// it stays behind and its number may belong to another program by now, so the process must also stand in our
    /// folder.</summary>
    public static RunningServer? Find(ClusterFolder folder)
    {
        if (!File.Exists(folder.PidPath))
        {
            return null;
        }

        var lines = File.ReadAllLines(folder.PidPath);
        return lines.Length > PortLine
            && int.TryParse(lines[0], CultureInfo.InvariantCulture, out var pid)
            && int.TryParse(lines[PortLine], CultureInfo.InvariantCulture, out var port)
            && WorksIn(pid, folder.DataPath)
            ? new RunningServer(pid, port)
            : null;
    }

    /// <summary>Removes a pid file whose process is gone or is not ours; PostgreSQL itself gives up on a reused
    /// number.</summary>
    public static void ForgetStale(ClusterFolder folder)
    {
        if (File.Exists(folder.PidPath)
            && int.TryParse(File.ReadLines(folder.PidPath).FirstOrDefault(), CultureInfo.InvariantCulture, out var pid)
            && !WorksIn(pid, folder.DataPath))
        {
            File.Delete(folder.PidPath);
        }
    }

    private static bool WorksIn(int pid, string dataPath)
    {
        try
        {
            var place = File.ResolveLinkTarget($"/proc/{pid}/cwd", returnFinalTarget: false)?.FullName;
            return string.Equals(place, RealPath(dataPath), StringComparison.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false; // no such process, or one of another user: not our server
        }
    }

    private static string RealPath(string path)
    {
        var parent = Path.GetDirectoryName(path);
        var real = parent is null ? path : Path.Combine(RealPath(parent), Path.GetFileName(path));
        return new DirectoryInfo(real).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? real;
    }
}
