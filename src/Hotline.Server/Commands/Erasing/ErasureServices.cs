using Hotline.Server.Workers;
using Hotline.Storage;
using Hotline.Storage.Casebook;

namespace Hotline.Server.Commands.Erasing;

/// <summary>What the two ways to erase are made of.</summary>
internal static class ErasureServices
{
    public static ServiceProvider BesideServe(IConfiguration configuration) => new ServiceCollection()
        .AddSingleton(configuration)
        .AddCasebook()
        .AddSingleton<KnownPeople>()
        .AddSingleton<ErasureByServe>()
        .BuildServiceProvider();

    /// <summary>Opens the stores and the scripts as <c>serve</c> does, without channels: a turn is played, and nothing is sent.</summary>
    public static async Task<ServiceProvider> AloneAsync(IConfigurationRoot configuration, CancellationToken cancellationToken)
    {
        var content = ContentFolders.Of(configuration).ReadOrThrow(configuration);
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddHotlineCore(configuration).AddSingleton<KnownPeople>().AddSingleton<ErasureHere>().BuildServiceProvider();
        try
        {
            var runtime = services.GetRequiredService<IRuntimeStore>();
            await runtime.OpenAsync(patient: false, cancellationToken);
            await services.GetRequiredService<CasebookMigrator>().MigrateAsync(cancellationToken);
            // Another folder's runtime knows nobody here: they would be forgotten by half.
            await StorePair.BindAsync(runtime, services.GetRequiredService<ICasebookDatabase>(), cancellationToken);
            await services.GetRequiredService<PublicationLibrary>().UseAsync(content.Publication, content.Source, cancellationToken);
            return services;
        }
        catch
        {
            await services.DisposeAsync();
            throw;
        }
    }
}
