namespace TradingPlatform.EventStore.Upkeep.Backups;

/// <summary>A file is no whole backup; nothing was restored from it.</summary>
public sealed class BackupDamagedException(string path, string why) : Exception($"{path} cannot be restored: {why}")
{
    /// <summary>The file.</summary>
    public string Path { get; } = path;
}
