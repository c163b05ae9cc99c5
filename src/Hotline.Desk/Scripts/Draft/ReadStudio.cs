using Hotline.Core.Dialogs.Loading;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Publications;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Scripts.Draft;

/// <summary>The list of files and dialogs, as the draft has them.</summary>
internal sealed record ReadStudio : IDeskRequest<StudioScreen>
{
    public Permission Needs => Permission.EditScripts;

    public string? Audit => null;
}

/// <summary>Handles <see cref="ReadStudio"/>.</summary>
internal sealed class ReadStudioHandler(CasebookContext context, ScriptDraft draft, ScriptReadings readings, ScriptsHome home) : IRequestHandler<ReadStudio, DeskResult<StudioScreen>>
{
    public async Task<DeskResult<StudioScreen>> Handle(ReadStudio request, CancellationToken cancellationToken)
    {
        var view = await draft.ReadAsync(cancellationToken);
        var tally = await readings.TallyAsync(view.Source, cancellationToken);
        var ids = view.Changed.Values.Select(c => c.AccountId).OfType<string>().Distinct().ToArray();
        var aliases = await context.Accounts.Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Alias, cancellationToken);
        var paths = view.Source.Files.Keys.Union(view.Changed.Keys).Where(path => PublicationSource.LimitOf(path) is not null).Order(StringComparer.Ordinal);
        return DeskResult<StudioScreen>.Ok(new StudioScreen(
            home.IsServer ? ScriptOwners.Server : ScriptOwners.Git,
            view.Base.Number,
            [.. paths.Select(path => File(view, path, aliases))],
            [.. tally.Dialogs.OrderBy(d => d.Key, StringComparer.Ordinal).Select(d => Dialog(view, d.Key, d.Value.Nodes, d.Value.Locales))],
            tally.Locales));
    }

    private static StudioFile File(DraftView view, string path, Dictionary<string, string> aliases)
    {
        var row = view.Changed.GetValueOrDefault(path);
        var current = DraftBook.VersionOf(view.Base.Source.Files.GetValueOrDefault(path));
        return new StudioFile(
            path, ScriptFiles.Kind(path), ScriptFiles.Name(path), row is not null, row is { Text: null }, row is not null && row.Base != current,
            row?.Version ?? current, row?.AccountId is { } id ? aliases.GetValueOrDefault(id) : null, row?.At);
    }

    private static StudioDialog Dialog(DraftView view, string name, int? nodes, IReadOnlyList<DialogLocale> locales)
    {
        var path = $"dialogs/{name}.yaml";
        return new StudioDialog(name, path, nodes, view.Changed.ContainsKey(path), locales);
    }
}
