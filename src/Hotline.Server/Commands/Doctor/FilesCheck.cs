using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Media;
using Hotline.Storage.Media;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Server.Commands.Doctor;

/// <summary>Whether the newest files that the casebook knows lie in the media folder: another folder, or a volume that is not mounted, would cost them all.</summary>
internal static class FilesCheck
{
    private const string Subject = "media";
    private const int Newest = 50;

    public static async Task<IReadOnlyList<Finding>> LookAsync(IConfiguration configuration, string data, CancellationToken cancellationToken)
    {
        if (!HostFolder.IsOnPostgres(configuration) && !File.Exists(Path.Combine(data, CasebookServices.FileName))) return [];
        await using var services = new ServiceCollection().AddSingleton(configuration).AddCasebook().BuildServiceProvider();
        await using var context = await services.GetRequiredService<IDbContextFactory<CasebookContext>>().CreateDbContextAsync(cancellationToken);
        try
        {
            var ids = await context.Media.AsNoTracking().Where(m => m.State == MediaState.Kept).OrderByDescending(m => m.CreatedAt).Select(m => m.Id).Take(Newest).ToListAsync(cancellationToken);
            return ids.Count == 0 ? [] : [Judge(ids, services.GetRequiredService<MediaFolder>())];
        }
        catch (Exception fault) when (fault is Microsoft.Data.Sqlite.SqliteException or CasebookAwayException)
        {
            // The casebook's own check says what is wrong with it; one of before there were files has none.
            return [];
        }
    }

    private static Finding Judge(List<string> ids, MediaFolder folder)
    {
        var missing = ids.Count(id => !folder.Holds(id));
        if (missing == 0) return Finding.Ok(Subject, $"the newest files ({ids.Count}) are in {folder.Root}");
        return missing == ids.Count
            ? Finding.Fail(Subject, $"not one of the newest files ({ids.Count}) is in {folder.Root}. Mount its volume, or mend the setting Media:Folder: all Hotlines of a deployment need the same one.")
            : Finding.Warn(Subject, $"{missing} of the newest {ids.Count} files are not in {folder.Root}. If another Hotline keeps them elsewhere, give both the same Media:Folder.");
    }
}
