using Hotline.Storage.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Hotline.Storage.Protection;

/// <summary>Puts the master key and what follows from it into the program.</summary>
public static class ProtectionServices
{
    /// <summary>
    /// Registers <see cref="MasterKey"/>, <see cref="Pseudonyms"/>, <see cref="ReturnCodeKeys"/> and <see cref="KeyWrap"/>. A key makes itself only while neither
    /// <c>Runtime:Redis</c> nor <c>Casebook:Postgres</c> is set. May be called more than once.
    /// </summary>
    public static IServiceCollection AddProtection(this IServiceCollection services)
    {
        services.AddOptions<StorageOptions>().Configure<IConfiguration>((options, configuration) => options.Data = configuration["Data"] ?? options.Data);
        services.AddOptions<ProtectionOptions>().Configure<IConfiguration>((options, configuration) =>
        {
            options.MasterKey = configuration["Protection:MasterKey"];
            options.OldMasterKeys = configuration["Protection:OldMasterKeys"];
            // Beside data that exists a new key could only be the wrong one.
            options.MayCreate = string.IsNullOrEmpty(configuration["Runtime:Redis"]) && string.IsNullOrEmpty(configuration["Casebook:Postgres"])
                && !File.Exists(Path.Combine(configuration["Data"] ?? new StorageOptions().Data, SqliteRuntime.FileName));
        });
        services.TryAddSingleton(provider => MasterKey.Load(
            provider.GetRequiredService<IOptions<ProtectionOptions>>().Value,
            provider.GetRequiredService<IOptions<StorageOptions>>().Value.Data));
        services.TryAddSingleton<Pseudonyms>();
        services.TryAddSingleton<ReturnCodeKeys>();
        services.TryAddSingleton<KeyWrap>();
        return services;
    }
}
