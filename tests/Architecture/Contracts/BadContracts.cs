#pragma warning disable MA0016 // These contracts are bad on purpose.
using System.Collections.Immutable;
using Orleans;

namespace TradingPlatform.Architecture.Contracts;

/// <summary>Contracts that break one rule each; the rules are shown them, so that a blind rule is noticed.</summary>
public static class BadContracts
{
    /// <summary>All of them.</summary>
    internal static GrainContracts All { get; } =
        GrainContracts.Of(
            [typeof(INamelessGrain), typeof(ITwinGrain), typeof(ILooseGrain), typeof(LostException)]);

    public interface INamelessGrain : IGrainWithStringKey
    {
        Task<Nameless> WithoutName();
    }

    [Alias("twin")]
    public interface ITwinGrain : IGrainWithStringKey
    {
        [Alias("same")]
        Task<Twin> One();

        [Alias("same")]
        Task<AlsoTwin> Other();
    }

    [Alias("loose")]
    public interface ILooseGrain : IGrainWithStringKey
    {
        [Alias("Now")]
        Settable Now(int[] array, List<string> list, object anything, Func<int> code);

        [Alias("Give")]
        Task<Loose> Give(ImmutableArray<Dictionary<string, int>> hidden);

        [Alias("Union")]
        Task<Union> Union(Open open, Unnumbered unnumbered);
    }

    public sealed record Nameless(int Value);

    [GenerateSerializer, Immutable, Alias("twins")]
    public sealed record Twin([property: Id(0)] int A, [property: Id(0)] int B);

    [GenerateSerializer, Immutable, Alias("twins")]
    public sealed record AlsoTwin([property: Id(0)] int A);

    [GenerateSerializer, Immutable, Alias("settable")]
    public record struct Settable([property: Id(0)] int Value);

    [GenerateSerializer, Alias("class")]
    public sealed class Loose
    {
        private int _read;

        [Id(0)]
        public ImmutableArray<int[]> Arrays { get; init; }

        public int Read() => _read++;
    }

    [GenerateSerializer, Immutable, Alias("open")]
    public record Open([property: Id(0)] int Value);

    [GenerateSerializer, Immutable, Alias("unnumbered")]
    public sealed record Unnumbered(int Value);

    [GenerateSerializer, Immutable, Alias("union")]
    public abstract record Union
    {
        [GenerateSerializer, Immutable, Alias("case")]
        public sealed record Case([property: Id(0)] Dictionary<string, int> Inside) : Union;
    }

    public sealed class LostException(string what) : Exception(what)
    {
        public string What => Message;
    }
}
