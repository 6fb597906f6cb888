namespace TradingPlatform.Domain.Tests.Trading;

/// <summary>Choices read from a list of numbers, so that a property test shortens a failing run by shortening the list.
/// After its end every choice is the first.</summary>
internal sealed class Tape(IReadOnlyList<int> numbers)
{
    private int _next;

    public bool HasMore => _next < numbers.Count;

    /// <summary>0 to <paramref name="count"/> − 1.</summary>
    public int Choose(int count) => HasMore ? numbers[_next++] % count : 0;

    public bool Chance(int percent) => Choose(100) >= 100 - percent;

    /// <summary>A whole number of steps of <paramref name="step"/> between the bounds.</summary>
    public decimal Choose(decimal from, decimal to, decimal step) =>
        from + (Choose((int)((to - from) / step) + 1) * step);
}
