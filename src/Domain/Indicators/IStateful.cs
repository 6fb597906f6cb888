namespace TradingPlatform.Domain.Indicators;

/// <summary>Something whose whole state can be written down and taken up again, bit for bit.</summary>
public interface IStateful
{
    /// <summary>The name it is stored under, <c>ema</c>; it never changes. Another formula is another name.</summary>
    string Name { get; }

    /// <summary>Shows every changing cell to <paramref name="walk"/>, always in the same order. Saving, resuming and
    /// clearing are three walks over the same cells, so none of them can forget one. All cells zero is the state of a
    /// new indicator.</summary>
    void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct;
}

/// <summary>What is done with the cells of a state.</summary>
public interface IStateWalk
{
    /// <summary>A number that was given at construction. A state is resumed only where all of them are equal.</summary>
    void Setting(double value);

    /// <summary>One number, or several in one value.</summary>
    void Cell<T>(ref T cell)
        where T : unmanaged;

    /// <summary>A cell that counts from 0 and stays below <paramref name="end"/>.</summary>
    void Index(ref int cell, int end);

    /// <summary>A yes or no.</summary>
    void Flag(ref bool cell);

    /// <summary>A row of numbers or values, each of 8 bytes or a multiple.</summary>
    void Cells<T>(Span<T> cells)
        where T : unmanaged;
}
