using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Hotline.Server.Commands.Understanding;

namespace Hotline.Tests.Server.Commands.Understanding;

public sealed class Utf8LinesTests
{
    [Theory]
    [InlineData("one\ntwo\n", "one", "two")]
    [InlineData("one\r\ntwo", "one", "two")]
    [InlineData("one\rstill one\n", "one\rstill one")]
    [InlineData("\n\n", "", "")]
    [InlineData("\uFEFFпривет\n\uFEFF\n", "привет", "\uFEFF")]
    [InlineData("")]
    public async Task A_line_ends_at_its_line_feed_and_nowhere_else(string text, params string[] lines) => Assert.Equal(lines, await Lines(Encoding.UTF8.GetBytes(text), 3));

    [Fact]
    public async Task What_looks_like_the_mark_of_another_encoding_is_read_as_UTF_8() =>
        Assert.Equal(["\uFFFD\uFFFDhelp\0", "help"], await Lines([0xFF, 0xFE, .. "help\0\nhelp"u8], 5));

    [Fact]
    public async Task A_line_longer_than_any_buffer_is_one_line()
    {
        var text = string.Concat(Enumerable.Repeat("зарплата ", 40_000));

        Assert.Equal([text, "да"], await Lines(Encoding.UTF8.GetBytes($"{text}\nда"), 1 << 13));
    }

    [Fact]
    public void Any_bytes_are_as_many_lines_as_they_have_line_feeds() => Prop.ForAll<byte[], byte>((some, size) =>
    {
        byte[] bytes = [.. some.SelectMany<byte, byte>(b => b % 5 == 0 ? [(byte)'\n'] : b % 5 == 1 ? [(byte)'\r', b] : [b])];
        var expected = bytes.Count(b => b == '\n') + (bytes.Length > 0 && bytes[^1] != '\n' ? 1 : 0);
        return Count(bytes, 1 + (size % 7)) == expected;
    }).QuickCheckThrowOnFailure();

    private static int Count(byte[] bytes, int atOnce) => Lines(bytes, atOnce).GetAwaiter().GetResult().Count;

    private static async Task<List<string>> Lines(byte[] bytes, int atOnce)
    {
        var lines = new Utf8Lines(new InPieces(bytes, atOnce));
        var all = new List<string>();
        while (await lines.NextAsync(TestContext.Current.CancellationToken) is { } line) all.Add(line);
        return all;
    }

    /// <summary>Gives a few bytes a read, as a pipe may.</summary>
    private sealed class InPieces(byte[] bytes, int atOnce) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(atOnce, buffer.Length)], cancellationToken);
    }
}
