using Hotline.Storage.Protection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Hotline.Storage;

/// <summary>What both kinds of runtime store bring into the program.</summary>
internal static class RuntimeServices
{
    /// <summary>Registers the parts of the one store that <paramref name="store"/> finds, its settings, and protection.</summary>
    public static IServiceCollection AddRuntimeParts(this IServiceCollection services, Func<IServiceProvider, IRuntimeStore> store)
    {
        services.AddProtection();
        services.AddOptions<RuntimeOptions>().BindConfiguration("Runtime").ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(store);
        services.AddSingleton(provider => provider.GetRequiredService<IRuntimeStore>().Inbox);
        services.AddSingleton(provider => provider.GetRequiredService<IRuntimeStore>().Conversations);
        services.AddSingleton(provider => provider.GetRequiredService<IRuntimeStore>().Outbox);
        services.AddSingleton(provider => provider.GetRequiredService<IRuntimeStore>().Pace);
        services.AddSingleton(provider => provider.GetRequiredService<IRuntimeStore>().Journal);
        services.AddSingleton(provider => provider.GetRequiredService<IRuntimeStore>().Mailbox);
        return services;
    }
}
