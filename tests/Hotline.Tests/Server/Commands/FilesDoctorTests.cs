using Hotline.Core.Conversations;
using Hotline.Core.Media;
using Hotline.Core.Messaging;
using Hotline.Server.Commands.Doctor;
using Hotline.Storage.Media;
using Hotline.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace Hotline.Tests.Server.Commands;

/// <summary>What the doctor says of the folder that people's files should be in.</summary>
public sealed class FilesDoctorTests
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_folder_that_is_not_the_casebooks_is_found()
    {
        await using var rig = await CasebookRig.StartAsync();
        Assert.Empty(await LookAsync(rig));
        var ids = new[] { await KeepAsync(rig, 1), await KeepAsync(rig, 2) };
        Assert.StartsWith("the newest files (2) are in", Assert.Single(await LookAsync(rig)).Words, StringComparison.Ordinal);

        var elsewhere = Path.Combine(rig.Folder.Path, "elsewhere");
        Assert.StartsWith("not one of the newest files (2)", Assert.Single(await LookAsync(rig, elsewhere)).Words, StringComparison.Ordinal);
        Directory.CreateDirectory(Path.Combine(elsewhere, "files"));
        File.Copy(Path.Combine(rig.Get<MediaFolder>().Root, "files", ids[0]), Path.Combine(elsewhere, "files", ids[0]));
        Assert.StartsWith("1 of the newest 2 files are not in", Assert.Single(await LookAsync(rig, elsewhere)).Words, StringComparison.Ordinal);
    }

    private static async Task<string> KeepAsync(CasebookRig rig, int person)
    {
        var wrote = new PersonWrote(new InboundMessage(new Address(ChannelId.Telegram, $"address-{person}"), "m1", Turns.Start, new InboundFile(MediaKind.Photo, "handle", null, null, null)));
        rig.Journal.Write(Turns.Person(person), Turns.Of("m1", Turns.Start, wrote));
        await rig.ProjectAsync();
        var arrivals = rig.Get<MediaArrivals>();
        var file = await arrivals.ClaimAsync(Now);
        Assert.True(await arrivals.KeepAsync(file!, (MediaVerdict.Taken)MediaCheck.Of(Pictures.Png), Now));
        return file!.Id;
    }

    private static Task<IReadOnlyList<Finding>> LookAsync(CasebookRig rig, string? folder = null) =>
        FilesCheck.LookAsync(new ConfigurationBuilder().AddInMemoryCollection([new("Data", rig.Folder.Path), new("Media:Folder", folder)]).Build(), rig.Folder.Path, Now);
}
