using Hotline.Server.Publishing;
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
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddHotlineCore(configuration).AddSingleton<KnownPeople>().AddSingleton<ErasureHere>().BuildServiceProvider();
        try
        {
            var runtime = services.GetRequiredService<IRuntimeStore>();
            await runtime.OpenAsync(patient: false, cancellationToken);
            await services.GetRequiredService<CasebookMigrator>().MigrateAsync(cancellationToken);
            // Another folder's runtime knows nobody here: they would be forgotten by half.
            await StorePair.BindAsync(runtime, services.GetRequiredService<ICasebookDatabase>(), cancellationToken);
            var scripts = await services.GetRequiredService<PublishedScripts>().StartAsync(folder: null, cancellationToken);
            await services.GetRequiredService<PublicationLibrary>().UseAsync(scripts.Content.Publication, scripts.Content.Source, cancellationToken, scripts.Number);
            return services;
        }
        catch
        {
            await services.DisposeAsync();
            throw;
        }
    }
}
