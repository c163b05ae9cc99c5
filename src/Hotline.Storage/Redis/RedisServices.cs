using Hotline.Storage.Casebook;
using Hotline.Storage.Protection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hotline.Storage.Redis;

/// <summary>Puts the runtime store on Redis into the program.</summary>
public static class RedisServices
{
    /// <summary>
    /// Registers the parts of the runtime on one <see cref="RedisRuntime"/>, after the settings <c>Runtime:Redis</c>, <c>Runtime:Partitions</c> and <c>Runtime:Prefix</c>.
    /// It is connected by <see cref="IRuntimeStore.OpenAsync"/>. From then on the program's clock is the store's, unless the program brought one of its own.
    /// </summary>
    public static IServiceCollection AddRedisRuntime(this IServiceCollection services)
    {
        services.TryAddSingleton<TimeProvider>(new StoreClock(TimeProvider.System));
        services.AddSingleton(provider =>
        {
            var runtime = new RedisRuntime(
                provider.GetRequiredService<IOptions<RuntimeOptions>>().Value,
                provider.GetRequiredService<MasterKey>(),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<RedisRuntime>>());
            if (provider.GetService<CasebookChanges>() is { } changes) runtime.Share(changes);
            return runtime;
        });
        services.AddSingleton<SharedFolder>();
        return services.AddRuntimeParts(provider => provider.GetRequiredService<RedisRuntime>());
    }
}
