using Orleans.Runtime;

namespace Orleans;

/// <summary>The contract of a virtual actor.</summary>
public interface IGrain : IAddressable;

/// <summary>A grain identified by text.</summary>
public interface IGrainWithStringKey : IGrain;

/// <summary>A grain identified by a <see cref="Guid"/>.</summary>
public interface IGrainWithGuidKey : IGrain;

/// <summary>A grain identified by a 64-bit number.</summary>
public interface IGrainWithIntegerKey : IGrain;

/// <summary>Marks a contract through which a grain calls back objects that are no grains.</summary>
public interface IGrainObserver : IAddressable;
