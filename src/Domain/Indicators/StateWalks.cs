using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>How many words a state takes.</summary>
internal struct CountingWalk : IStateWalk
{
    public int Words { get; private set; }

    public void Setting(double value) => Words++;

    public void Cell<T>(ref T cell)
        where T : unmanaged => Words += StateWords.Of<T>();

    public void Index(ref int cell, int end) => Words++;

    public void Flag(ref bool cell) => Words++;

    public void Cells<T>(Span<T> cells)
        where T : unmanaged => Words += MemoryMarshal.AsBytes(cells).Length / sizeof(long);
}

/// <summary>Writes a state into as many words as it takes.</summary>
internal ref struct SavingWalk(Span<long> words) : IStateWalk
{
    private Span<long> _rest = words;

    public void Setting(double value) => Take(1)[0] = BitConverter.DoubleToInt64Bits(value);

    public void Cell<T>(ref T cell)
        where T : unmanaged =>
        MemoryMarshal.AsBytes(new Span<T>(ref cell)).CopyTo(MemoryMarshal.AsBytes(Take(StateWords.Of<T>())));

    public void Index(ref int cell, int end) => Take(1)[0] = cell;

    public void Flag(ref bool cell) => Take(1)[0] = cell ? 1 : 0;

    public void Cells<T>(Span<T> cells)
        where T : unmanaged
    {
        var bytes = MemoryMarshal.AsBytes(cells);
        bytes.CopyTo(MemoryMarshal.AsBytes(Take(bytes.Length / sizeof(long))));
    }

    private Span<long> Take(int words)
    {
        var taken = _rest[..words];
        _rest = _rest[words..];
        return taken;
    }
}

/// <summary>Reads a state. After the first word that does not fit it reads no more.</summary>
internal ref struct LoadingWalk(ReadOnlySpan<long> words) : IStateWalk
{
    private ReadOnlySpan<long> _rest = words;
    private bool _isDamaged;

    /// <summary>Whether every word fitted and none is left.</summary>
    public readonly bool IsWhole => !_isDamaged && _rest.IsEmpty;

    public void Setting(double value) =>
        _isDamaged |= !TryTake(1, out var taken) || taken[0] != BitConverter.DoubleToInt64Bits(value);

    public void Cell<T>(ref T cell)
        where T : unmanaged
    {
        if (TryTake(StateWords.Of<T>(), out var taken))
        {
            cell = MemoryMarshal.Read<T>(MemoryMarshal.AsBytes(taken));
        }
    }

    public void Index(ref int cell, int end)
    {
        if (TryTake(1, out var taken) && taken[0] >= 0 && taken[0] < end)
        {
            cell = (int)taken[0];
            return;
        }

        _isDamaged = true;
    }

    public void Flag(ref bool cell)
    {
        var word = 0;
        Index(ref word, 2);
        cell = word == 1;
    }

    public void Cells<T>(Span<T> cells)
        where T : unmanaged
    {
        var bytes = MemoryMarshal.AsBytes(cells);
        if (TryTake(bytes.Length / sizeof(long), out var taken))
        {
            MemoryMarshal.AsBytes(taken).CopyTo(bytes);
        }
    }

    private bool TryTake(int words, out ReadOnlySpan<long> taken)
    {
        _isDamaged |= words > _rest.Length;
        taken = _isDamaged ? default : _rest[..words];
        _rest = _isDamaged ? default : _rest[words..];
        return !_isDamaged;
    }
}

/// <summary>Sets every cell to zero.</summary>
internal struct ClearingWalk : IStateWalk
{
    public readonly void Setting(double value)
    {
        // What was given at construction stays.
    }

    public readonly void Cell<T>(ref T cell)
        where T : unmanaged => cell = default;

    public readonly void Index(ref int cell, int end) => cell = 0;

    public readonly void Flag(ref bool cell) => cell = false;

    public readonly void Cells<T>(Span<T> cells)
        where T : unmanaged => cells.Clear();
}

/// <summary>Cells are counted in words of 8 bytes.</summary>
internal static class StateWords
{
    public static int Of<T>()
        where T : unmanaged => (Unsafe.SizeOf<T>() + sizeof(long) - 1) / sizeof(long);
}
