using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Embedded;

namespace Orleans.Hosting;

/// <summary>Gives a host reminders.</summary>
public static class SiloBuilderReminderExtensions
{
    /// <summary>Adds reminders, kept in the <see cref="IReminderTable"/> of the services.</summary>
    public static ISiloBuilder AddReminders(this ISiloBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddSingleton<ReminderKeeper>();
        builder.Services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<ReminderOptions>, ReminderOptionsValidator>());
        builder.Services.AddOptions<ReminderOptions>().ValidateOnStart();
        return builder;
    }

    /// <summary>Adds reminders that are kept in memory: they outlive activations, not the process.</summary>
    public static ISiloBuilder UseInMemoryReminderService(this ISiloBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddSingleton<IReminderTable, MemoryReminderTable>();
        return builder.AddReminders();
    }
}
