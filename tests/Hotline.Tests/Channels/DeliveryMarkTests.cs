using Hotline.Core.Channels;
using Hotline.Core.Messaging;

namespace Hotline.Tests.Channels;

public sealed class DeliveryMarkTests
{
    [Fact]
    public void What_was_written_is_read_again()
    {
        var mark = new DeliveryMark(new ConversationId("abcdefghijklmnopqrstuvwxyz"), "0123456789abcdef0123");

        foreach (var written in new[]
        {
            mark, mark with { Attempt = "692d9a5f" }, mark with { Attempt = "692d9a5f", IsLast = true }, mark with { To = "abcdefghij" }, mark with { Importance = Importance.Danger }, mark.OfPart(2, 3),
            (mark with { Attempt = "692d9a5f", IsLast = true, To = "abcdefghij", Importance = Importance.Operator }).OfPart(11, 24),
        })
        {
            Assert.True(DeliveryMark.TryParse(written.ToString(), out var read));
            Assert.Equal(written, read);
            Assert.All(written.ToString(), c => Assert.True(char.IsAsciiLetterOrDigit(c) || c == '.'));
        }
    }

    [Fact]
    public void The_only_part_is_the_whole() => Assert.Equal("a.b", new DeliveryMark(new ConversationId("a"), "b").OfPart(1, 1).ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("abc")]
    [InlineData("abc.")]
    [InlineData(".abc")]
    [InlineData("a.b.c")]
    [InlineData("a b.c")]
    [InlineData("ж.c")]
    [InlineData("a.{p0}")]
    [InlineData("a.b.a")]
    [InlineData("a.b.aX.aX")]
    [InlineData("a.b.aX.lX")]
    [InlineData("a.b.p1of1")]
    [InlineData("a.b.p3of2")]
    [InlineData("a.b.p0of2")]
    [InlineData("a.b.p1of1000")]
    [InlineData("a.b.pof2")]
    [InlineData("a.b.aX.tY.p1of2.")]
    [InlineData("a.b.i9")]
    [InlineData("a.b.iLoud")]
    [InlineData("a.b.z.aX")]
    [InlineData("a.b.z1.z2.z3.z4.z5.z6.z7.z8.z9")]
    public void What_was_never_written_is_not_read(string? text) => Assert.False(DeliveryMark.TryParse(text, out _));

    [Fact]
    public void The_longest_mark_fits_into_the_512_bytes_that_Meta_hands_back_and_into_an_address()
    {
        var piece = new string('z', 63);
        var longest = new DeliveryMark(new ConversationId(new string('a', 64)), new string('b', 64)) { Attempt = piece, To = piece, IsLast = true, Importance = Importance.Operator }.OfPart(999, 999);
        Assert.True(DeliveryMark.TryParse(longest.ToString(), out var read));
        Assert.Equal(longest, read);
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(longest.ToString()), 1, 512);
        Assert.Equal(Uri.EscapeDataString(longest.ToString()), longest.ToString());
    }

    [Fact]
    public void What_only_a_newer_program_knows_is_passed_over()
    {
        Assert.True(DeliveryMark.TryParse("a.b.aX.zNew.p1of2", out var read));
        Assert.Equal((new DeliveryMark(new ConversationId("a"), "b") { Attempt = "X" }).OfPart(1, 2), read);
    }

    [Fact]
    public void A_part_has_a_length() => Assert.False(DeliveryMark.TryParse($"{new string('a', 65)}.b", out _));
}
