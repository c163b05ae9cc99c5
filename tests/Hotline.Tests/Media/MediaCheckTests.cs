using System.IO.Compression;
using System.Text;
using Hotline.Core.Media;
using Hotline.Tests.Support;

namespace Hotline.Tests.Media;

public sealed class MediaCheckTests
{
    public static TheoryData<string, string> Samples => new()
    {
        { "jpeg", "image/jpeg" }, { "png", "image/png" }, { "webp", "image/webp" }, { "gif", "image/gif" }, { "heic", "image/heic" }, { "movie", "video/mp4" }, { "sound", "audio/mp4" },
    };

    [Theory]
    [MemberData(nameof(Samples))]
    public void Where_and_by_whom_a_picture_was_made_is_gone(string sample, string type)
    {
        var file = Sample(sample);
        Assert.True(Holds(file, Pictures.Marker));

        var taken = Assert.IsType<MediaVerdict.Taken>(MediaCheck.Of(file));

        Assert.Equal(type, taken.Type.Name);
        Assert.False(Holds(taken.Content.Span, Pictures.Marker));
        // Cleaning what is clean changes nothing: what is left is still such a file.
        Assert.Equal(taken.Content.ToArray(), Assert.IsType<MediaVerdict.Taken>(MediaCheck.Of(taken.Content)).Content.ToArray());
    }

    [Fact]
    public void A_photo_stays_the_way_up_that_it_was_held()
    {
        var clean = Clean(Pictures.JpegWithPlace);

        // One entry of TIFF: orientation, a short, once, 6.
        Assert.True(clean.AsSpan().IndexOf((byte[])[0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6]) > 0);
        Assert.Equal(Clean(Pictures.Jpeg), (byte[])[.. clean[..2], .. clean[38..]]);
    }

    [Theory]
    [InlineData("A_OPUS", true)]
    [InlineData("A_OPUS V_VP9", false)]
    [InlineData("V_VP8", false)]
    public void Of_what_browsers_record_a_voice_is_taken_and_a_film_is_not(string tracks, bool taken)
    {
        byte[] file = [0x1A, 0x45, 0xDF, 0xA3, 0x9F, 0x42, 0x82, 0x84, .. "webm"u8, 0x18, 0x53, 0x80, 0x67, .. Encoding.ASCII.GetBytes(tracks), .. new byte[100]];
        Assert.Equal(taken ? "audio/webm" : null, (MediaCheck.Of(file) as MediaVerdict.Taken)?.Type.Name);
    }

    [Fact]
    public void The_picture_itself_is_not_touched()
    {
        var (before, after) = (Pictures.Jpeg, Clean(Pictures.JpegWithPlace));
        var frame = before.AsSpan().IndexOf((byte[])[0xFF, 0xDA]);
        Assert.True(after.AsSpan().EndsWith(before.AsSpan(frame)));
        var data = Pictures.Png.AsSpan();
        Assert.True(Clean(Pictures.PngWithPlace).AsSpan().EndsWith(data[(data.IndexOf("IDAT"u8) - 4)..]));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_file_that_ends_in_the_middle_never_throws_and_is_refused_or_cleaned(string sample, string type)
    {
        var file = Sample(sample);
        for (var length = 0; length < file.Length; length++)
            if (MediaCheck.Of(file.AsMemory(0, length)) is MediaVerdict.Taken taken && taken.Type.Name == type) Assert.False(Holds(taken.Content.Span, Pictures.Marker));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_file_with_any_byte_changed_never_throws(string sample, string type)
    {
        Assert.NotEmpty(type);
        foreach (var with in new byte[] { 0x00, 0x7F, 0xFF })
        {
            var file = Sample(sample);
            for (var i = 0; i < file.Length; i++)
            {
                var kept = file[i];
                file[i] = with;
                Assert.NotNull(MediaCheck.Of(file));
                file[i] = kept;
            }
        }
    }

    [Theory]
    [InlineData("%PDF-1.7\n", "application/pdf")]
    [InlineData("ID3\u0004\0\0\0\0\0\0", "audio/mpeg")]
    [InlineData("#!AMR\n", "audio/amr")]
    [InlineData("Мне не платят.\r\n\tС марта.", "text/plain")]
    [InlineData("<html><script>alert(1)</script>", "text/plain")]
    public void A_file_is_what_its_content_is(string content, string type) =>
        Assert.Equal(type, Assert.IsType<MediaVerdict.Taken>(MediaCheck.Of(Encoding.UTF8.GetBytes(content))).Type.Name);

    [Theory]
    [InlineData("MZ\u0090\0", MediaRefusal.Kind)]
    [InlineData("\u007fELF\u0002", MediaRefusal.Kind)]
    [InlineData("Rar!\u001a\u0007\0", MediaRefusal.Kind)]
    [InlineData("", MediaRefusal.Kind)]
    public void What_is_none_of_our_kinds_is_refused(string content, MediaRefusal why) =>
        Assert.Equal(why, Assert.IsType<MediaVerdict.Refused>(MediaCheck.Of(Encoding.Latin1.GetBytes(content))).Why);

    [Fact]
    public void An_office_file_is_taken_without_programs_and_refused_with_them()
    {
        Assert.Equal("docx", Extension(Package("[Content_Types].xml", "word/document.xml")));
        Assert.Equal("xlsx", Extension(Package("[Content_Types].xml", "xl/workbook.xml")));
        Assert.Null(Extension(Package("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")));
        Assert.Null(Extension(Package("anything.exe")));
        byte[] old = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[8], .. Encoding.Unicode.GetBytes("WordDocument")];
        Assert.Equal("doc", Extension(old));
        Assert.Null(Extension([.. old, .. Encoding.Unicode.GetBytes("_VBA_PROJECT")]));
    }

    [Fact]
    public void Each_kind_has_its_limit_and_nothing_is_larger_than_the_largest()
    {
        byte[] pdf = [.. "%PDF-"u8, .. new byte[MediaLimits.Document]];
        Assert.Equal(MediaRefusal.Size, Assert.IsType<MediaVerdict.Refused>(MediaCheck.Of(pdf)).Why);
        Assert.IsType<MediaVerdict.Taken>(MediaCheck.Of(pdf.AsMemory(0, MediaLimits.Document)));
        var text = new byte[MediaLimits.PlainText + 1];
        text.AsSpan().Fill((byte)'a');
        Assert.Equal(MediaRefusal.Size, Assert.IsType<MediaVerdict.Refused>(MediaCheck.Of(text)).Why);
    }

    [Fact]
    public void A_voice_note_is_taken_as_it_is()
    {
        var taken = Assert.IsType<MediaVerdict.Taken>(MediaCheck.Of(Pictures.Voice));
        Assert.Equal(("audio/ogg", Pictures.Voice.Length), (taken.Type.Name, taken.Content.Length));
    }

    [Fact]
    public async Task A_stream_is_read_to_the_limit_and_no_further()
    {
        using var endless = new Endless();
        Assert.Null(await BoundedFile.ReadAsync(endless, TestContext.Current.CancellationToken));
        Assert.Equal(MediaLimits.Largest + 1, endless.Given);
    }

    private static byte[] Sample(string name) => name switch
    {
        "jpeg" => Pictures.JpegWithPlace,
        "png" => Pictures.PngWithPlace,
        "webp" => Pictures.WebPWithPlace,
        "gif" => Pictures.GifWithPlace,
        "heic" => Pictures.HeicWithPlace,
        "movie" => Pictures.MovieWithPlace,
        _ => Pictures.SoundWithPlace,
    };

    private static byte[] Clean(byte[] file) => Assert.IsType<MediaVerdict.Taken>(MediaCheck.Of(file)).Content.ToArray();

    private static string? Extension(byte[] file) => (MediaCheck.Of(file) as MediaVerdict.Taken)?.Type.Extension;

    private static bool Holds(ReadOnlySpan<byte> file, string text) => file.IndexOf(Encoding.ASCII.GetBytes(text)) >= 0;

    private static byte[] Package(params string[] parts)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var part in parts)
            {
                using var entry = archive.CreateEntry(part).Open();
                entry.Write("<x/>"u8);
            }

        return bytes.ToArray();
    }

    private sealed class Endless : MemoryStream
    {
        public long Given { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Given += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
