using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Dialogs.Publishing;
using Hotline.Server.Publishing;
using Hotline.Server.Settings;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Audit;
using Hotline.Storage.Casebook.Publications;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Server.Commands.Publishing;

/// <summary>The publications of a deployment as commands work on them, beside a running <c>serve</c> or without one.</summary>
internal sealed class ServerScripts(IDbContextFactory<CasebookContext> casebook, PublicationBook book, IConfiguration configuration, TimeProvider time)
{
    /// <summary>Runs a command on the casebook. <paramref name="changes"/>: only where the server owns the scripts, because nothing else would ever use what is published.</summary>
    public static Task<int> RunAsync(bool changes, Func<ServerScripts, CancellationToken, Task<int>> command, CancellationToken cancellationToken) => Guarded.RunAsync(async () =>
    {
        var configuration = HotlineConfiguration.Read([]);
        if (ScriptsOwners.Fault(configuration) is { } fault) throw new SettingsException(fault);
        if (changes && ScriptsOwners.Of(configuration) == ScriptsOwner.Git)
            throw new SettingsException($"Git mode is on: the folders on disk are the source, and nothing that is published would be used. Change the files and start hotline again; or set {ScriptsOwners.Setting}=server, start hotline once so that it takes the folders over, and publish then.");
        HostFolder.WithCasebook(configuration);
        await using var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddCasebook().AddSingleton<ServerScripts>().BuildServiceProvider();
        if ((await services.GetRequiredService<CasebookMigrator>().PendingAsync(cancellationToken)).Count > 0)
            throw new SettingsException("The casebook is of an older version. Start this hotline once, or run 'hotline migrate', and then this command again.");
        return await command(services.GetRequiredService<ServerScripts>(), cancellationToken);
    });

    public IConfiguration Configuration => configuration;

    /// <summary>A publication with its files; <paramref name="number"/> null is the current one.</summary>
    public async Task<(PublicationEntry Entry, PublicationSource Source)> FindAsync(long? number, CancellationToken cancellationToken) =>
        await book.FindAsync(number, cancellationToken)
        ?? throw new SettingsException(number is { } named ? $"There is no publication {named}. 'hotline publications list' shows them." : "Nothing was published yet. Start hotline once in server mode, or publish with 'hotline publish DIR --why ...'.");

    public async Task<(PublicationEntry Entry, PublicationSource Source)?> CurrentAsync(CancellationToken cancellationToken) => await book.FindAsync(null, cancellationToken);

    public async Task<(IReadOnlyList<PublicationEntry> Entries, IReadOnlyDictionary<string, string> Aliases)> ListAsync(long? before, CancellationToken cancellationToken)
    {
        await using var context = await casebook.CreateDbContextAsync(cancellationToken);
        return await PublicationBook.ListAsync(context, before, cancellationToken);
    }

    /// <summary>What these files would change. <paramref name="rules"/> false: they were in force before.</summary>
    public async Task<PublicationPlan> PlanAsync(PublicationSource? before, PublicationSource after, CancellationToken cancellationToken, bool rules = true)
    {
        await using var context = await casebook.CreateDbContextAsync(cancellationToken);
        var waiting = await PublicationBook.WaitingAsync(context, cancellationToken);
        return PublicationPlan.Of(before, after, ContentFolders.Options(configuration, today: null, ChannelModules.Table) with { Rules = rules }, waiting);
    }

    /// <summary>Publishes files that were planned without error, and the record of it, in one transaction.</summary>
    public async Task<PublicationEntry> PublishAsync(PublicationPlan plan, string act, string why, long after, CancellationToken cancellationToken, long? filesOf = null)
    {
        var published = new NewPublication(plan.Publication!, plan.Source, act, why, AccountId: null, filesOf);
        await using var context = await casebook.CreateDbContextAsync(cancellationToken);
        var entry = await context.ChangeAsync(
            async () =>
            {
                if (await book.AddAsync(context, published, after, cancellationToken) is not { } added) return null;
                context.Audit.Add(new AuditEntry { At = time.GetUtcNow(), What = act });
                return added;
            },
            cancellationToken);
        return entry ?? throw new SettingsException("Somebody published in the meantime. Look at it with 'hotline publications diff', then run this command again. Nothing was published.");
    }

    /// <summary>The reason, which must be there: in a year nobody remembers it.</summary>
    public static string Reason(string? why)
    {
        var words = why?.Trim() ?? "";
        if (words.Length == 0) throw new SettingsException("Say why with --why \"...\": whoever looks at the history in a year will not know it.");
        return words.Length <= PublicationEntry.LongestWhy ? words : throw new SettingsException($"The reason is {words.Length} characters long; at most {PublicationEntry.LongestWhy}.");
    }
}
