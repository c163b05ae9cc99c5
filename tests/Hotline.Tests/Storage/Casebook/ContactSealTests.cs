using System.Text.Json;
using Hotline.Storage.Casebook.Contacts;
using Hotline.Storage.Protection;

namespace Hotline.Tests.Storage.Casebook;

public sealed class ContactSealTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    /// <summary>Everything that was ever said is kept this way: escaped, Cyrillic words would take three times as much.</summary>
    [Fact]
    public void Cyrillic_words_take_two_bytes_a_letter()
    {
        var words = new string('ж', 500);
        using var seal = new ContactSeal("someone", Key);

        var stored = seal.Seal(SealPurpose.Line, words);

        Assert.InRange(stored.Length, 1000, 1050);
        Assert.Equal(words, seal.Open<string>(SealPurpose.Line, stored));
    }

    [Fact]
    public void What_was_stored_with_every_letter_escaped_is_read()
    {
        const string words = "«жду» 😀 <b>\"да\"</b>";
        using var sealing = new SealKey(Key);
        using var seal = new ContactSeal("someone", Key);

        var stored = sealing.Seal(SealPurpose.Line, "someone", JsonSerializer.SerializeToUtf8Bytes(words, JsonSerializerOptions.Web));

        Assert.Equal(words, seal.Open<string>(SealPurpose.Line, stored));
        Assert.Equal(words, seal.Open<string>(SealPurpose.Line, seal.Seal(SealPurpose.Line, words)));
    }
}
