namespace TradingPlatform.Architecture.Contracts;

/// <summary>One thing that silos and clients of different versions must agree on.</summary>
/// <param name="Section">Calls, messages or types of the domain.</param>
/// <param name="Key">What it is called on the wire: an interface's and a method's alias, a message's alias and a
/// member's number, a type and a member of the domain by name.</param>
/// <param name="Shape">What goes over the wire under that name.</param>
/// <param name="InCode">What it is called in the code today; free to change.</param>
internal sealed record ContractEntry(string Section, string Key, string Shape, string InCode)
{
    public const string Calls = "Calls";
    public const string Messages = "Messages";
    public const string Domain = "Types of the domain";
    public const string Retired = "Retired";

    /// <summary>True when both mean the same to a peer.</summary>
    public bool Agrees(ContractEntry other) => string.Equals(Shape, other.Shape, StringComparison.Ordinal);
}
