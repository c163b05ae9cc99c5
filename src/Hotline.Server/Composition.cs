using Hotline.Core.Conversations;
using Hotline.Server.Health;
using Hotline.Server.Workers;
using Hotline.Storage.Casebook;
using Hotline.Storage.Sqlite;

namespace Hotline.Server;

/// <summary>What every command that touches conversations is made of. A new store or channel is one line here or in <c>ServeCommand</c>.</summary>
internal static class Composition
{
    public static IServiceCollection AddHotlineCore(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(configuration);
        services.AddSqliteRuntime();
        services.AddCasebook();
        services.AddSingleton(new Workforce(new WorkerId(Guid.NewGuid().ToString("N"))));
        services.AddSingleton<PublicationArchive>();
        services.AddSingleton<PublicationLibrary>();
        services.AddSingleton<SurroundingsSource>();
        services.AddSingleton<Readers>();
        services.AddSingleton<TurnProcessor>();
        services.AddSingleton<Sender>();
        return services;
    }

    public static IServiceCollection AddHotlineWorkers(this IServiceCollection services)
    {
        services.AddSingleton<SendQueue>();
        services.AddSingleton<Readiness>();
        services.AddHostedService<TurnWorker>();
        services.AddHostedService<SendWorker>();
        services.AddHostedService<OutboxWorker>();
        services.AddHostedService<ProjectorWorker>();
        services.AddHostedService<CommandWorker>();
        services.AddHostedService<DutyWorker>();
        return services;
    }
}
