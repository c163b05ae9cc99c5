using System.IO.Compression;
using System.Text.Json;
using Hotline.Core.Cases;
using Hotline.Core.Conversations;
using Hotline.Core.Media;
using Hotline.Core.Messaging;
using Hotline.Storage.Casebook.Audit;
using Hotline.Storage.Casebook.Cases;
using Hotline.Storage.Casebook.Contacts;
using Hotline.Storage.Casebook.Export;
using Hotline.Storage.Media;
using Hotline.Storage.Protection;
using Hotline.Tests.Storage.Casebook.Postgres;
using Hotline.Tests.Support;

namespace Hotline.Tests.Contracts.Casebook;

/// <summary>What a person gets when they ask for everything that is stored of them: all of it, and nothing of anybody else.</summary>
public abstract class PersonExportContract(PostgresHouse? house) : CasebookContract(house)
{
    private const string Id = "AAAAAAAAAA";

    private static readonly Address Home = new(ChannelId.Telegram, "address-77001234567");

    private CasebookRig _rig = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private ConversationId Person => _rig.Get<Pseudonyms>().Of(Home);

    public override async ValueTask InitializeAsync() => _rig = await StartAsync();

    [Fact]
    public async Task Everything_about_the_person_is_in_it()
    {
        var photo = await LiveAsync(Person, Id, "МОЁ");
        await using (var context = _rig.Open())
        {
            context.Audit.AddRange(Enumerable.Range(0, 3).Select(_ => new AuditEntry { At = Turns.Start, What = "case_read", CaseId = Id, AccountId = "account-Aigul" }));
            await context.SaveChangesAsync(Now);
        }

        var (json, html, files) = await ExportAsync(Person);

        Assert.Equal((1, Person.Value), (json.GetProperty("format").GetInt32(), json.GetProperty("pseudonym").GetString()));
        Assert.Equal(Home.Value, json.GetProperty("addresses")[0].GetProperty("address").GetString());
        var lines = json.GetProperty("conversations")[0].GetProperty("lines").EnumerateArray().Select(l => l.GetProperty("text").GetString()!).ToArray();
        Assert.Equal(["МОЁ-сообщение <b>", "МОЁ-ответ", "(photo)"], lines);
        var one = json.GetProperty("cases")[0];
        Assert.Equal((Id, "unpaid_wages", "МОЁ-слот"), (one.GetProperty("code").GetString(), one.GetProperty("topic").GetString(), one.GetProperty("answers")[0].GetProperty("value").GetString()));
        Assert.Equal("МОЁ-заметка", one.GetProperty("notes")[0].GetProperty("text").GetString());
        Assert.Equal(3, one.GetProperty("looked").GetProperty("case_read").GetInt32());
        Assert.Equal(files.Single().Key, json.GetProperty("files")[0].GetProperty("path").GetString());
        Assert.Equal(((MediaVerdict.Taken)MediaCheck.Of(Pictures.Png)).Content.ToArray(), files[$"files/photo-{photo}.png"]);
        Assert.Contains("МОЁ-сообщение &lt;b&gt;", html, StringComparison.Ordinal);
        Assert.Contains("МОЁ-заметка", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Nothing_of_anybody_else_is_in_it_and_nothing_about_how_staff_worked()
    {
        await LiveAsync(Person, Id, "МОЁ");
        await LiveAsync(Turns.Person(7), "BBBBBBBBBB", "ЧУЖОЕ");
        // An address that another person left: what was said there before is not this one's.
        await using (var context = _rig.Open())
        {
            context.AddressUses.Add(new AddressUse { ContactId = Person.Value, Pseudonym = Turns.Person(7).Value, Channel = "telegram", Agreed = false, InUse = false, OwnWords = false, Sealed = [] });
            using var seal = await _rig.Get<ContactVault>().FindAsync(context, Person.Value, Now);
            context.Notes.Add(new CaseNote { CaseId = Id, ConversationId = Person.Value, AccountId = "", Alias = CaseClocks.Program, Kind = SilentCases.Silent, At = Turns.Start, Sealed = seal!.Seal(SealPurpose.Note, "Имя-коллеги") });
            await context.SaveChangesAsync(Now);
        }

        var (json, html, _) = await ExportAsync(Person);

        foreach (var text in new[] { json.GetRawText(), html })
        {
            Assert.DoesNotContain("ЧУЖОЕ", text, StringComparison.Ordinal);
            Assert.DoesNotContain("BBBBBBBBBB", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Имя-коллеги", text, StringComparison.Ordinal);
            Assert.DoesNotContain("account-Aigul", text, StringComparison.Ordinal);
        }

        Assert.Equal(1, json.GetProperty("cases")[0].GetProperty("notesAboutStaff").GetInt32());
    }

    [Fact]
    public async Task A_long_life_comes_whole_and_in_order()
    {
        const int Many = 1203;
        for (var i = 0; i < Many; i++) _rig.Journal.Write(Person, Turns.Wrote($"m{i}", $"{i}", Turns.Start.AddSeconds(i / 3)) with { Address = Home });
        await _rig.ProjectAsync();
        var told = 0;

        var (json, _, _) = await ExportAsync(Person, new Counting(() => told++));

        Assert.Equal(Enumerable.Range(0, Many).Select(i => $"{i}"), json.GetProperty("conversations")[0].GetProperty("lines").EnumerateArray().Select(l => l.GetProperty("text").GetString()));
        Assert.Equal(Many * 2, told);
    }

    [Fact]
    public async Task Nobody_is_found_by_a_name_that_is_nobodys() => Assert.Null(await _rig.Get<PersonExport>().FindAsync("nobody", Now));

    private async Task<string> LiveAsync(ConversationId person, string caseId, string mark)
    {
        var aigul = CasebookRig.Operator("Aigul", "ru");
        var address = person == Person ? Home : new Address(ChannelId.Telegram, $"address-{person.Value}");
        var snapshot = Turns.Case(caseId, Urgency.Urgent) with { Summary = [new("where", $"{mark}-слот")] };
        _rig.Journal.Write(person, Turns.Wrote($"m1-{mark}", $"{mark}-сообщение <b>", Turns.Start, Turns.Bot($"d1-{mark}", $"{mark}-ответ")).WithCase(snapshot) with { Address = address });
        var photo = new PersonWrote(new InboundMessage(address, $"m2-{mark}", Turns.Start, new InboundFile(MediaKind.Photo, "handle", null, null, null)));
        _rig.Journal.Write(person, Turns.Of($"m2-{mark}", Turns.Start.AddSeconds(1), photo) with { Address = address, Mode = ConversationMode.Waiting });
        await _rig.ProjectAsync();
        var file = await _rig.Get<MediaArrivals>().ClaimAsync(Now);
        Assert.True(await _rig.Get<MediaArrivals>().KeepAsync(file!, (MediaVerdict.Taken)MediaCheck.Of(Pictures.Png), Now));
        await _rig.ChangeAsync(c => _rig.Queue.TakeAsync(c, caseId, 1, aigul, Now));
        await _rig.ChangeAsync(c => _rig.Work.ReturnAsync(c, new HeldCase(caseId, 2, aigul), $"{mark}-заметка", Now));
        return file!.Id;
    }

    private async Task<(JsonElement Json, string Html, Dictionary<string, byte[]> Files)> ExportAsync(ConversationId person, IProgress<int>? progress = null)
    {
        var export = _rig.Get<PersonExport>();
        var found = await export.FindAsync(person.Value, Now);
        using var written = new MemoryStream();
        await export.WriteAsync(found!, new OneWay(written), progress, Now);
        written.Position = 0;
        await using var archive = new ZipArchive(written, ZipArchiveMode.Read);
        var parts = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var entry in archive.Entries)
        {
            using var part = new MemoryStream();
            await using var content = await entry.OpenAsync(Now);
            await content.CopyToAsync(part, Now);
            parts[entry.FullName] = part.ToArray();
        }

        var json = JsonDocument.Parse(parts["person.json"]).RootElement;
        var html = System.Text.Encoding.UTF8.GetString(parts["person.html"]);
        return (json, html, parts.Where(p => p.Key.StartsWith("files/", StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal));
    }

    private sealed class Counting(Action each) : IProgress<int>
    {
        public void Report(int value) => each();
    }

    /// <summary>As an answer over HTTP is: it goes forward only, and whoever writes without waiting is refused.</summary>
    private sealed class OneWay(Stream inner) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush() => throw new InvalidOperationException("Somebody flushes without waiting.");

        public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("Somebody writes without waiting.");

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => inner.WriteAsync(buffer, cancellationToken);

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => inner.WriteAsync(buffer, offset, count, cancellationToken);
    }
}
