namespace TradingPlatform.PrivatePostgres;

/// <summary>What a folder's private PostgreSQL is doing, found out without touching it.</summary>
/// <param name="Folder">Where the cluster lies, or would lie.</param>
/// <param name="IsCreated">True once there is a whole cluster.</param>
/// <param name="IsRunning">True while its server's process lives.</param>
public sealed record LocalPostgresState(string Folder, bool IsCreated, bool IsRunning)
{
    /// <summary>Looks at <paramref name="folder"/>, and follows it where it had to move.</summary>
    public static LocalPostgresState Of(string folder)
    {
        var root = Path.GetFullPath(folder);
        var moved = Path.Combine(root, "LOCATION");
        var place = new ClusterFolder(File.Exists(moved) ? File.ReadAllText(moved).Trim() : root);
        return new LocalPostgresState(place.Root, place.IsCreated, RunningServer.Find(place) is not null);
    }
}
