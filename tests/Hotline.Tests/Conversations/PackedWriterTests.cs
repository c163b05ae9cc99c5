using System.Buffers;
using System.Text;
using Hotline.Core.Conversations;

namespace Hotline.Tests.Conversations;

public sealed class PackedWriterTests
{
    [Fact]
    public void More_than_was_lent_at_first_comes_back_whole()
    {
        string[] texts = [.. Enumerable.Range(0, 300).Select(i => $"{i} {new string('ж', i)}")];
        var writer = new PackedWriter();
        writer.Many(texts, static (writer, text) => writer.Text(text));
        foreach (var text in texts) writer.Text(text);

        var reader = new PackedReader(writer.Done());

        Assert.Equal(texts, reader.Many(texts.Length, static (ref reader) => reader.Required()));
        foreach (var text in texts) Assert.Equal(text, reader.Text());
        Assert.True(reader.AtEnd);
        Assert.False(reader.Broken);
    }

    /// <summary>What is lent goes through many hands: nobody may find there what a person wrote.</summary>
    [Fact]
    public void Nothing_stays_in_what_was_lent()
    {
        const string secret = "my passport was taken";
        var writer = new PackedWriter();
        writer.Text(secret);
        writer.Done();

        // The pool lends to a thread what this thread gave back last.
        Assert.Equal(-1, ArrayPool<byte>.Shared.Rent(1024).AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)));
        Assert.DoesNotContain(secret, ArrayPool<string>.Shared.Rent(64));
    }
}
