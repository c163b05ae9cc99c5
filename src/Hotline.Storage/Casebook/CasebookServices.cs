using Hotline.Core.Channels;
using Hotline.Storage.Casebook.Cases;
using Hotline.Storage.Casebook.Commands;
using Hotline.Storage.Casebook.Contacts;
using Hotline.Storage.Casebook.Conversations;
using Hotline.Storage.Casebook.Export;
using Hotline.Storage.Casebook.Journal;
using Hotline.Storage.Casebook.Operators;
using Hotline.Storage.Casebook.Postgres;
using Hotline.Storage.Casebook.Publications;
using Hotline.Storage.Casebook.Retention;
using Hotline.Storage.Casebook.Sqlite;
using Hotline.Storage.Media;
using Hotline.Storage.Protection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Hotline.Storage.Casebook;

/// <summary>Puts the casebook into the program.</summary>
public static class CasebookServices
{
    /// <summary>The casebook's file in the data folder.</summary>
    public const string FileName = "casebook.db";

    /// <summary>
    /// Registers the casebook: on PostgreSQL where <c>Casebook:Postgres</c> names one, else on SQLite in the data folder. Call <see cref="CasebookMigrator.MigrateAsync"/> before anything else uses it.
    /// <see cref="JournalProjector"/> needs the runtime's journal.
    /// </summary>
    public static IServiceCollection AddCasebook(this IServiceCollection services)
    {
        services.AddProtection();
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<CasebookOptions>().BindConfiguration("Casebook");
        services.AddLogging();
        services.AddSingleton<PostgresSource>();
        services.AddSingleton<SqliteContexts>();
        services.AddSingleton<IDbContextFactory<CasebookContext>>(provider =>
            IsOnPostgres(provider) ? provider.GetRequiredService<PostgresSource>() : provider.GetRequiredService<SqliteContexts>());
        services.AddSingleton<ICasebookDatabase>(provider =>
            IsOnPostgres(provider) ? ActivatorUtilities.CreateInstance<PostgresCasebook>(provider) : ActivatorUtilities.CreateInstance<SqliteCasebook>(provider));
        services.AddSingleton<CasebookMigrator>();
        services.AddSingleton<CasebookChanges>();
        services.AddOptions<MediaOptions>().Configure<IConfiguration>((options, configuration) =>
        {
            options.Folder = configuration["Media:Folder"] ?? options.Folder;
            options.KeepFreeMegabytes = configuration.GetValue("Media:KeepFreeMegabytes", options.KeepFreeMegabytes);
        });
        services.AddSingleton<MediaFolder>();
        services.AddSingleton<MediaShelf>();
        services.AddSingleton<IAttachments>(provider => provider.GetRequiredService<MediaShelf>());
        services.AddSingleton<MediaArrivals>();
        services.AddSingleton<MediaCare>();
        services.AddSingleton<IUploads, UploadBox>();
        services.AddSingleton<ContactVault>();
        services.AddSingleton<ContactEraser>();
        services.AddSingleton<JournalProjector>();
        services.AddSingleton<CommandQueue>();
        services.AddSingleton<CaseQueue>();
        services.AddSingleton<CaseCoding>();
        services.AddSingleton<CaseWork>();
        services.AddSingleton<ClosedCases>();
        services.AddSingleton<CaseNotes>();
        services.AddSingleton<CaseLines>();
        services.AddSingleton<CaseReader>();
        services.AddSingleton<KnownAddresses>();
        services.AddSingleton<CasebookLeases>();
        services.AddSingleton<CaseClocks>();
        services.AddSingleton<SilentCases>();
        services.AddSingleton<SaidLines>();
        services.TryAddSingleton(new RetentionOptions());
        services.AddSingleton<AgedData>();
        services.AddSingleton<PersonExport>();
        services.AddSingleton<GroupPages>();
        services.AddSingleton<PublicationBook>();
        services.AddSingleton<DraftBook>();
        return services;
    }

    private static bool IsOnPostgres(IServiceProvider provider) => !string.IsNullOrEmpty(provider.GetRequiredService<IOptions<CasebookOptions>>().Value.Postgres);
}
