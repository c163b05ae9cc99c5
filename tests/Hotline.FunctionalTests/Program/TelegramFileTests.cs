using Hotline.FunctionalTests.FakeTelegram;
using Hotline.FunctionalTests.Running;

namespace Hotline.FunctionalTests.Program;

/// <summary>Photos, voices and papers between a person on Telegram and an operator, through the real program: one start, one kill, one erasure.</summary>
public sealed class TelegramFileTests
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Files_go_both_ways_without_their_places_outlive_a_kill_and_die_with_their_person()
    {
        await using var telegram = await FakeTelegramServer.StartAsync(speed: 1);
        await using var hotline = await RunningHotline.StartAsync(telegram.Settings);
        var desk = new DeskOperator(hotline);
        await desk.WelcomeAsync("tg", "ru");
        var talk = new TelegramTalk(telegram, telegram.Person(700100300, "tg"));
        talk.Person.Starts();
        await talk.TapsAsync("no");

        // A voice while the bot still asks: a human will listen, and the case is there for them.
        telegram.HoldDownloads();
        talk.Person.SendsVoice(Pictures.Voice);
        await telegram.UntilAsync(() => telegram.Downloads.Begun == 1, "the voice to be fetched");
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        var taken = await desk.TakeNextAsync(limit.Token);
        var (id, version) = (taken.GetProperty("id").GetString()!, taken.GetProperty("version").GetInt64());
        await desk.FilesAsync(id, "waiting", 1, limit.Token);

        // Killed in the middle of it: fetched after the restart, once.
        await hotline.KillAsync();
        telegram.LetDownloadsGo();
        await hotline.StartAgainAsync();
        var voice = (await desk.FilesAsync(id, "kept", 1, limit.Token))["person voice"];
        Assert.Equal("audio/ogg", voice.GetProperty("type").GetString());
        Assert.Equal(Pictures.Voice, await BytesAsync(voice));
        Assert.Equal((2, 1), telegram.Downloads);
        Assert.Single(FilesOf(hotline));

        // A photo with its place, and something that is no paper.
        talk.Person.SendsPhoto(Pictures.JpegWithPlace, "шартнома");
        talk.Person.SendsDocument([.. "MZ"u8, 0x90, 0, 3, 0, 0, 0], "contract.pdf");
        var photo = (await desk.FilesAsync(id, "kept", 2, limit.Token))["person photo"];
        var seen = await BytesAsync(photo);
        Assert.True(seen.AsSpan().StartsWith((byte[])[0xFF, 0xD8, 0xFF]) && seen.AsSpan().IndexOf("ZZMARKED"u8) < 0);
        await desk.FilesAsync(id, "refused", 1, limit.Token);
        await talk.HearsAsync("PDF");

        // And back: a photo with words, then a voice alone.
        var file = await desk.AddFileAsync(id, Pictures.JpegWithPlace);
        using (var reply = await desk.PostAsync($"/api/v1/cases/{id}/reply", new { clientId = "one", version, text = "Ба ин ҷо биёед", file })) reply.EnsureSuccessStatusCode();
        file = await desk.AddFileAsync(id, Pictures.Voice);
        using (var reply = await desk.PostAsync($"/api/v1/cases/{id}/reply", new { clientId = "two", version, text = "", file })) reply.EnsureSuccessStatusCode();
        await telegram.UntilAsync(() => telegram.SentTo(talk.Person.Id).Count(m => m.File is not null) == 2, "two files to the person");
        var got = telegram.SentTo(talk.Person.Id).Where(m => m.File is not null).ToList();
        Assert.Equal(["photo", "voice"], got.Select(m => m.File!.Value.Field));
        Assert.Equal(["Ба ин ҷо биёед", ""], got.Select(m => m.Text));
        Assert.True(got[0].File!.Value.Content.AsSpan().IndexOf("ZZMARKED"u8) < 0);
        Assert.Equal(Pictures.Voice, got[1].File!.Value.Content);
        var sent = await desk.FilesAsync(id, "kept", 4, limit.Token);
        Assert.Contains("operator photo", sent.Keys);

        // Nothing on the disk says what it is; then the person goes, and all of it.
        Assert.All(FilesOf(hotline), path => Assert.True(File.ReadAllBytes(path) is var bytes && bytes.AsSpan().IndexOf("OpusHead"u8) < 0 && !bytes.AsSpan().StartsWith((byte[])[0xFF, 0xD8])));
        Assert.Equal(4, FilesOf(hotline).Length);
        talk.Person.Writes("delete my data");
        while (FilesOf(hotline).Length > 0) await Task.Delay(50, limit.Token);

        async Task<byte[]> BytesAsync(System.Text.Json.JsonElement of) => await hotline.Http.GetByteArrayAsync($"/api/v1/cases/{id}/files/{of.GetProperty("id").GetString()}", Now);
    }

    private static string[] FilesOf(RunningHotline hotline) => Directory.Exists(Path.Combine(hotline.Data, "media")) ? Directory.GetFiles(Path.Combine(hotline.Data, "media"), "*", SearchOption.AllDirectories) : [];
}
