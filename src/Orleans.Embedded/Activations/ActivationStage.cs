namespace Orleans.Embedded;

/// <summary>Where in its life an activation is. It goes forward only.</summary>
internal enum ActivationStage
{
    New,
    Activating,
    Active,
    Deactivating,
    Ended,
}
