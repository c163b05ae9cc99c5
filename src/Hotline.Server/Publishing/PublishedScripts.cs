using Hotline.Core.Channels;
using Hotline.Core.Dialogs.Loading;
using Hotline.Server.Commands;
using Hotline.Server.Settings;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Publications;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Server.Publishing;

/// <summary>Scripts to begin with. <paramref name="Number"/> is 0 where the folders are the source. <paramref name="Words"/> say which of the two is used, and what the other one holds.</summary>
internal sealed record ScriptsAtStart(LoadedContent Content, long Number, string Words);

/// <summary>Finds the scripts to be used, in the folders or in the casebook, and reads what was published. Thread-safe.</summary>
internal sealed class PublishedScripts(IDbContextFactory<CasebookContext> casebook, PublicationBook book, IConfiguration configuration, ChannelTable channels)
{
    private const string Adopted = "Taken over from the folder when the server began to own the scripts.";

    /// <summary>What was published was held against the rules of its day: one that came later must not stop a server.</summary>
    private ReadOptions Options => ContentFolders.Options(configuration, today: null, channels) with { Rules = false };

    /// <summary>
    /// For a start. <paramref name="folder"/> is what the folders hold, where somebody reads them already. Throws <see cref="SettingsException"/> with every error of the scripts that would be used.
    /// </summary>
    public async Task<ScriptsAtStart> StartAsync(Task<LoadedContent>? folder, CancellationToken cancellationToken) =>
        ScriptsOwners.Of(configuration) == ScriptsOwner.Server ? await OfServerAsync(cancellationToken) : await OfGitAsync(folder, cancellationToken);

    /// <summary>A publication, read; null when there is none of this number. Throws <see cref="SettingsException"/> when this program cannot use it.</summary>
    public async Task<ScriptsAtStart?> FindAsync(long? number, CancellationToken cancellationToken)
    {
        if (await book.FindAsync(number, cancellationToken) is not var (entry, source)) return null;
        var (publication, faults) = PublicationReader.Read(source, Options);
        if (publication is not null) return new ScriptsAtStart(new LoadedContent(publication, source), entry.Number, "");
        throw new SettingsException(
            $"Publication {entry.Number} cannot be used by this program. Write it out with 'hotline export dialogs DIR', mend these, and publish it with 'hotline publish DIR --why ...':\n{ContentFolders.Lines(faults)}");
    }

    private async Task<ScriptsAtStart> OfGitAsync(Task<LoadedContent>? folder, CancellationToken cancellationToken)
    {
        var folders = ContentFolders.Of(configuration);
        var content = await (folder ?? Task.Run(() => folders.ReadOrThrow(configuration, channels), cancellationToken));
        await using var context = await casebook.CreateDbContextAsync(cancellationToken);
        var published = await context.PublicationEntries.AsNoTracking().OrderByDescending(e => e.Number).FirstOrDefaultAsync(cancellationToken);
        var words = $"Scripts: git mode. {folders.Dialogs} and {folders.Locales} are used as they were at this start.";
        if (published is not null && published.Hash != content.Source.Hash)
            words += $" Publication {published.Number} in the casebook differs from them and is not used; with {ScriptsOwners.Setting}=server it would be.";
        return new ScriptsAtStart(content, 0, words);
    }

    private async Task<ScriptsAtStart> OfServerAsync(CancellationToken cancellationToken)
    {
        var current = await FindAsync(null, cancellationToken) ?? await AdoptAsync(cancellationToken);
        return current with { Words = $"Scripts: server mode. Publication {current.Number} of the casebook is used.{Folder(current)}" };
    }

    /// <summary>What became of the folders, for whoever edits them and wonders.</summary>
    private string Folder(ScriptsAtStart current)
    {
        try
        {
            var folders = ContentFolders.Of(configuration);
            return folders.Source().Hash == current.Content.Source.Hash
                ? ""
                : $" {folders.Dialogs} and {folders.Locales} differ from it and are not used: 'hotline publish DIR --why ...' publishes them, 'hotline export dialogs DIR' writes out what is used.";
        }
        catch (SettingsException)
        {
            return "";
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // What is not used must not stop a start.
            return $" Whether the folders on disk differ from it cannot be told: {fault.Message}";
        }
    }

    /// <summary>The first start in server mode: the folders become publication 1. Another server may have done so in this moment.</summary>
    private async Task<ScriptsAtStart> AdoptAsync(CancellationToken cancellationToken)
    {
        var content = ContentFolders.Of(configuration).ReadOrThrow(configuration, channels);
        await using var context = await casebook.CreateDbContextAsync(cancellationToken);
        await context.ChangeAsync(
            () => book.AddAsync(context, new NewPublication(content.Publication, content.Source, PublicationActs.Adopt, Adopted, AccountId: null), after: 0, cancellationToken),
            cancellationToken);
        return await FindAsync(null, cancellationToken) ?? throw new InvalidOperationException("What was just published is not there.");
    }
}
