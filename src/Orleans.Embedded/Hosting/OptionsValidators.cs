using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Embedded;

/// <summary>Checks <see cref="SiloMessagingOptions"/> at start.</summary>
internal sealed class SiloMessagingOptionsValidator : IValidateOptions<SiloMessagingOptions>
{
    public ValidateOptionsResult Validate(string? name, SiloMessagingOptions options)
    {
        var faults = new List<string>();
        if (options.ResponseTimeout <= TimeSpan.Zero || options.ResponseTimeout > TimeSpan.FromDays(1))
        {
            faults.Add($"SiloMessagingOptions.ResponseTimeout is {options.ResponseTimeout}; "
                + "it must be positive and at most a day.");
        }

        if (options.MaxEnqueuedRequestsHardLimit is < 1 or > 10_000_000)
        {
            faults.Add(FormattableString.Invariant(
                $"SiloMessagingOptions.MaxEnqueuedRequestsHardLimit is {options.MaxEnqueuedRequestsHardLimit}; ")
                + "it must be 1 to 10,000,000.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}

/// <summary>Checks <see cref="GrainCollectionOptions"/> at start.</summary>
internal sealed class GrainCollectionOptionsValidator : IValidateOptions<GrainCollectionOptions>
{
    public ValidateOptionsResult Validate(string? name, GrainCollectionOptions options)
    {
        var faults = new List<string>();
        if (options.CollectionQuantum <= TimeSpan.Zero)
        {
            faults.Add(
                $"GrainCollectionOptions.CollectionQuantum is {options.CollectionQuantum}; it must be positive.");
        }

        if (options.CollectionAge <= options.CollectionQuantum)
        {
            faults.Add($"GrainCollectionOptions.CollectionAge is {options.CollectionAge}; "
                + $"it must be more than CollectionQuantum, {options.CollectionQuantum}.");
        }

        if (options.DeactivationTimeout <= TimeSpan.Zero || options.DeactivationTimeout > TimeSpan.FromDays(1))
        {
            faults.Add($"GrainCollectionOptions.DeactivationTimeout is {options.DeactivationTimeout}; "
                + "it must be positive and at most a day.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}

/// <summary>Checks <see cref="EmbeddedOptions"/> at start.</summary>
internal sealed class EmbeddedOptionsValidator : IValidateOptions<EmbeddedOptions>
{
    public ValidateOptionsResult Validate(string? name, EmbeddedOptions options)
    {
        var faults = new List<string>();
        Check(faults, nameof(options.StreamQueueCapacity), options.StreamQueueCapacity, 1, 1 << 20);
        Check(faults, nameof(options.StreamBatchSize), options.StreamBatchSize, 1, 1 << 20);
        Check(faults, nameof(options.InlineDepth), options.InlineDepth, 0, 64);
        if (options.InlineBudget < TimeSpan.Zero)
        {
            faults.Add($"EmbeddedOptions.InlineBudget is {options.InlineBudget}; it must not be negative.");
        }

        if (options.StreamPatience != Timeout.InfiniteTimeSpan
            && (options.StreamPatience < TimeSpan.FromMilliseconds(2) || options.StreamPatience > TimeSpan.FromDays(1)))
        {
            faults.Add($"EmbeddedOptions.StreamPatience is {options.StreamPatience}; "
                + "it must be 2 ms to a day, or infinite.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static void Check(List<string> faults, string option, int value, int min, int max)
    {
        if (value < min || value > max)
        {
            faults.Add(FormattableString.Invariant($"EmbeddedOptions.{option} is {value}; it must be {min} to {max}."));
        }
    }
}
