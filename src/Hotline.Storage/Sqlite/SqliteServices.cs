using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Storage.Protection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hotline.Storage.Sqlite;

/// <summary>Puts the runtime store on SQLite into the program.</summary>
public static class SqliteServices
{
    /// <summary>
    /// Registers <see cref="IInbox"/>, <see cref="IConversationStore"/>, <see cref="IOutbox"/>, <see cref="IJournal"/> and <see cref="IMailbox"/> on one
    /// <see cref="SqliteRuntime"/>, opened when it is first asked for.
    /// </summary>
    public static IServiceCollection AddSqliteRuntime(this IServiceCollection services)
    {
        services.AddSingleton(provider => SqliteRuntime.Open(
            provider.GetRequiredService<IOptions<StorageOptions>>().Value.Data,
            provider.GetRequiredService<IOptions<RuntimeOptions>>().Value,
            provider.GetRequiredService<MasterKey>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<SqliteRuntime>>()));
        return services.AddRuntimeParts(provider => provider.GetRequiredService<SqliteRuntime>());
    }
}
