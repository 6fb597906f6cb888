namespace Orleans.Runtime;

/// <summary>A reminder as the grain holds it: good for taking the reminder back.</summary>
public interface IGrainReminder
{
    /// <summary>Its name, unique within the grain.</summary>
    string ReminderName { get; }
}

/// <summary>A reminder could not be registered or taken back, because another did something with it at the same time.
/// Ask for it again and repeat.</summary>
/// <param name="message">What happened.</param>
public sealed class ReminderException(string message) : OrleansException(message);
