namespace Orleans;

/// <summary>Something that can be addressed by a reference.</summary>
public interface IAddressable;

/// <summary>The contract of a virtual actor.</summary>
public interface IGrain : IAddressable;

/// <summary>A grain identified by text.</summary>
public interface IGrainWithStringKey : IGrain;
