using System.Collections.Immutable;
using TradingPlatform.Domain.Trading;

namespace TradingPlatform.Domain.Strategies;

/// <summary>What a strategy wants.</summary>
public enum Wish
{
    /// <summary>Nothing now.</summary>
    Wait,

    /// <summary>To open a position.</summary>
    Enter,

    /// <summary>To close the position.</summary>
    Exit,
}

/// <summary>What a strategy wants and why.</summary>
/// <param name="Wish">What.</param>
/// <param name="Rule">Full rule name, <c>mean-reversion.enter-long</c>; empty when it waits.</param>
/// <param name="Why">One sentence for people; when waiting, what for.</param>
/// <param name="Inputs">Every value the rule saw, by name.</param>
/// <param name="Entry">How to enter; null otherwise.</param>
public sealed record Opinion(
    Wish Wish, string Rule, string Why, ImmutableSortedDictionary<string, decimal> Inputs, EntryPlan? Entry)
{
    /// <summary>It waits for what <paramref name="why"/> says.</summary>
    public static Opinion Waits(FormattableString why) =>
        new(Wish.Wait, "", FormattableString.Invariant(why), Strategies.Inputs.None, null);

    /// <summary>It wants out.</summary>
    public static Opinion Exits(string rule, string why, ImmutableSortedDictionary<string, decimal> inputs) =>
        new(Wish.Exit, rule, why, inputs, null);

    /// <summary>It wants in; the side is part of the rule's name.</summary>
    public static Opinion Enters(
        string strategy,
        FormattableString why,
        ImmutableSortedDictionary<string, decimal> inputs,
        EntryPlan plan) => new(
            Wish.Enter,
            $"{strategy}.{(plan.Side == OrderSide.Buy ? "enter-long" : "enter-short")}",
            FormattableString.Invariant(why),
            inputs,
            plan);
}
