using System.Net;
using Hotline.Core.Conversations;
using Hotline.Core.Media;
using Hotline.Core.Messaging;
using Hotline.Storage.Casebook.Accounts;
using Hotline.Storage.Casebook.Commands;
using Hotline.Storage.Media;
using Hotline.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Tests.Desk;

/// <summary>Files of a case as the desk's page reads and sends them.</summary>
public sealed class CaseFileTests : IAsyncLifetime
{
    private const string CaseId = "AAAAAAAAAA";

    private DeskRig _rig = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _rig = await DeskRig.StartAsync();
        await _rig.OpenCaseAsync(1, CaseId);
    }

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task A_file_is_read_in_whole_and_in_parts_can_do_nothing_and_every_look_is_noted()
    {
        var id = await ArriveAsync(Pictures.SoundWithPlace);
        var aigul = await _rig.SignedInAsync("aigul", Role.Operator);
        var line = (await aigul.GetAsync($"cases/{CaseId}")).Json.GetProperty("transcript").EnumerateArray().Single(l => l.GetProperty("kind").GetString() == "voice");
        Assert.Equal((id, "kept", "audio/mp4"), (line.GetProperty("file").GetProperty("id").GetString(), line.GetProperty("file").GetProperty("state").GetString(), line.GetProperty("file").GetProperty("type").GetString()));

        using var whole = await aigul.RawAsync($"cases/{CaseId}/files/{id}");
        var bytes = await whole.Content.ReadAsByteArrayAsync(Now);
        Assert.Equal(((MediaVerdict.Taken)MediaCheck.Of(Pictures.SoundWithPlace)).Content.ToArray(), bytes);
        Assert.Equal("audio/mp4", whole.Content.Headers.ContentType!.ToString());
        Assert.Equal(("attachment", $"audio-{id[..6]}.m4a"), (whole.Content.Headers.ContentDisposition!.DispositionType, whole.Content.Headers.ContentDisposition.FileName));
        Assert.StartsWith("sandbox; default-src 'none'", Assert.Single(whole.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Contains("no-store", whole.Headers.CacheControl!.ToString(), StringComparison.Ordinal);

        using var part = await aigul.RawAsync($"cases/{CaseId}/files/{id}", "bytes=4-11");
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(bytes[4..12], await part.Content.ReadAsByteArrayAsync(Now));
        await using var context = _rig.Open();
        Assert.Equal(2, await context.Audit.CountAsync(a => a.What == "file_read" && a.CaseId == CaseId, Now));
    }

    [Fact]
    public async Task A_file_of_another_persons_case_is_not_there()
    {
        var id = await ArriveAsync(Pictures.Voice);
        await _rig.OpenCaseAsync(2, "BBBBBBBBBB");
        var aigul = await _rig.SignedInAsync("aigul", Role.Operator);
        Assert.Equal((404, "no_file"), await AnswerAsync(aigul.GetAsync($"cases/BBBBBBBBBB/files/{id}")));
        Assert.Equal((404, "no_file"), await AnswerAsync(aigul.GetAsync($"cases/{CaseId}/files/..%2F{id}")));
        await _rig.Get<Hotline.Storage.Casebook.Contacts.ContactEraser>().EraseAsync(Turns.Person(1), Now);
        Assert.Equal(404, (await aigul.GetAsync($"cases/{CaseId}/files/{id}")).Status);
    }

    [Fact]
    public async Task An_operator_adds_a_photo_without_its_place_and_sends_it_once()
    {
        var aigul = await _rig.SignedInAsync("aigul", Role.Operator);
        Assert.Equal((409, "changed"), await AnswerAsync(AddAsync(aigul, Pictures.Jpeg)));
        await aigul.PostAsync($"cases/{CaseId}/take", new { version = 1 });
        var added = await AddAsync(aigul, Pictures.JpegWithPlace);
        Assert.Equal((200, "image/jpeg"), (added.Status, added.Text("type")));
        Assert.True((await aigul.GetAsync($"cases/{CaseId}")).Json.GetProperty("carriesFiles").GetBoolean());
        Assert.Equal((200, "kept"), await AddAsync(aigul, "%PDF-1.4 /Author (x)"u8.ToArray()) is var paper ? (paper.Status, paper.Text("authors")) : default);
        var file = added.Text("id");
        Assert.Equal((409, "no_file"), await AnswerAsync(aigul.PostAsync($"cases/{CaseId}/reply", new { version = 2, clientId = "c0", text = "", file = MediaFolder.NewId() })));
        for (var i = 0; i < 2; i++) Assert.Equal(202, (await aigul.PostAsync($"cases/{CaseId}/reply", new { version = 2, clientId = "c1", text = "", file })).Status);

        var queue = _rig.Get<CommandQueue>();
        await queue.DeliverAsync(_rig.Inbox, Now);
        var reply = Assert.Single(_rig.Inbox.Commands.Select(c => c.Event).OfType<OperatorReplied>());
        Assert.Equal((file, MediaKind.Photo), (reply.Attachment!.Media, reply.Attachment.Kind));
        using var seen = await aigul.RawAsync($"cases/{CaseId}/files/{file}");
        Assert.True((await seen.Content.ReadAsByteArrayAsync(Now)).AsSpan().IndexOf("ZZMARKED"u8) < 0);
        Assert.Equal(400, (await aigul.PostAsync($"cases/{CaseId}/reply", new { version = 2, clientId = "c2", text = "" })).Status);
    }

    [Fact]
    public async Task What_cannot_be_sent_is_refused_in_words_and_leaves_nothing()
    {
        var aigul = await _rig.SignedInAsync("aigul", Role.Operator);
        await aigul.PostAsync($"cases/{CaseId}/take", new { version = 1 });
        _rig.Channel.Faults = (type, _) => type.Name == "image/gif" ? "Not this one." : null;
        Assert.Equal((415, "file_channel"), await AnswerAsync(AddAsync(aigul, Pictures.GifWithPlace)));
        Assert.Equal((415, "file_kind"), await AnswerAsync(AddAsync(aigul, [.. "MZ"u8, 0x90, 0, 3])));
        Assert.Equal((413, "file_size"), await AnswerAsync(AddAsync(aigul, [.. "%PDF-"u8, .. new byte[MediaLimits.Document]])));
        Assert.Equal((400, "invalid"), await AnswerAsync(AddAsync(aigul, Pictures.Jpeg[..200])));
        Assert.Equal((400, "invalid"), await AnswerAsync(AddAsync(aigul, [])));
        await using var context = _rig.Open();
        Assert.Equal(0, await context.Media.CountAsync(Now));
        var folder = Path.Combine(_rig.Get<MediaFolder>().Root, "files");
        Assert.True(!Directory.Exists(folder) || !Directory.EnumerateFiles(folder).Any());
    }

    private async Task<string> ArriveAsync(byte[] content)
    {
        var wrote = new PersonWrote(new InboundMessage(new Address(ChannelId.Telegram, "address-77001234567"), "f1", Turns.Start, new InboundFile(MediaKind.Voice, "handle", null, null, null)));
        _rig.Journal.Write(Turns.Person(1), Turns.Of("f1", Turns.Start, wrote).WithCase(Turns.Case(CaseId)));
        await _rig.ProjectAsync();
        var arrivals = _rig.Get<MediaArrivals>();
        var file = await arrivals.ClaimAsync(Now);
        Assert.True(await arrivals.KeepAsync(file!, (MediaVerdict.Taken)MediaCheck.Of(content), Now));
        return file!.Id;
    }

    private static Task<DeskAnswer> AddAsync(DeskClient client, byte[] content) => client.SendAsync(HttpMethod.Post, $"cases/{CaseId}/files", new ByteArrayContent(content));

    private static async Task<(int, string?)> AnswerAsync(Task<DeskAnswer> asked) => await asked is var answer ? (answer.Status, answer.Error) : default;
}
