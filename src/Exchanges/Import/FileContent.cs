namespace TradingPlatform.Exchanges.Import;

/// <summary>Compares and replaces files so that a reader sees the old content or the new, never half of it.</summary>
internal static class FileContent
{
    private const int BlockBytes = 64 * 1_024;

    public static bool AreEqual(string path, string other)
    {
        if (!File.Exists(other) || new FileInfo(path).Length != new FileInfo(other).Length)
        {
            return false;
        }

        using var left = File.OpenRead(path);
        using var right = File.OpenRead(other);
        var (leftBlock, rightBlock) = (new byte[BlockBytes], new byte[BlockBytes]);
        int read;
        do
        {
            read = left.ReadAtLeast(leftBlock, BlockBytes, throwOnEndOfStream: false);
            var readRight = right.ReadAtLeast(rightBlock, BlockBytes, throwOnEndOfStream: false);
            if (!leftBlock.AsSpan(0, read).SequenceEqual(rightBlock.AsSpan(0, readRight)))
            {
                return false;
            }
        }
        while (read == BlockBytes);
        return true;
    }

    public static void Replace(string path, string target)
    {
        // The name must not look like a file of bars until it is whole.
        var partial = target + ".partial";
        using (var from = File.OpenRead(path))
        using (var to = File.Create(partial))
        {
            from.CopyTo(to);
            to.Flush(flushToDisk: true);
        }

        File.Move(partial, target, overwrite: true);
    }
}
