using System.Reflection;
using TradingPlatform.Domain.Indicators;

namespace TradingPlatform.Domain.Tests.Indicators;

/// <summary>No indicator goes untested, undescribed, or into a field where it cannot change.</summary>
public sealed class RegisterTests
{
    private static readonly Type[] Indicators = [.. typeof(Sma).Assembly.GetTypes()
        .Where(type => type is { IsValueType: true, IsPublic: true } && typeof(IStateful).IsAssignableFrom(type))];

    [Fact]
    public void Every_indicator_has_a_case() =>
        Assert.Empty(Indicators.Except(Cases.All.Select(each => each.Indicator)).Select(type => type.Name));

    [Fact]
    public void Every_indicator_has_a_name_of_its_own() => Assert.Equal(
        Indicators.Length,
        Cases.All.DistinctBy(each => each.Indicator).Select(each => each.StoredName).Distinct().Count());

    [Fact]
    public void No_field_of_the_domain_holds_an_indicator_that_cannot_change() => Assert.Empty(
        from type in typeof(Sma).Assembly.GetTypes()
        from field in type.GetFields(
            BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        where field.IsInitOnly && Indicators.Contains(field.FieldType)
        select $"{type.Name}.{field.Name}");

    [Fact]
    public void New_without_arguments_is_ready_to_use() => Assert.All(
        Indicators.Where(type => type.GetConstructors().Any(made => made.GetParameters().Length > 0)),
        type => Assert.NotNull(type.GetConstructor(Type.EmptyTypes)));

    [Fact]
    public void Every_indicator_is_described_under_its_stored_name()
    {
        var text = File.ReadAllText(Path.Combine(Root(), "docs", "indicators.md"));
        Assert.Empty(
            from each in Cases.All
            let row = $"| `{each.Indicator.Name}` (`{each.StoredName}`) |"
            where !text.Contains(row, StringComparison.Ordinal)
            select row);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "TradingPlatform.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
