namespace Orleans.Runtime;

/// <summary>Something that can be addressed by a reference.</summary>
public interface IAddressable;
