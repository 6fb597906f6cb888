using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Hosting;

/// <summary>Builds the host of the grains, inside the process's own host.</summary>
public interface ISiloBuilder
{
    /// <summary>The process's services: grains get theirs from here.</summary>
    IServiceCollection Services { get; }

    /// <summary>The process's configuration.</summary>
    IConfiguration Configuration { get; }
}
