using Hotline.Core.Channels;
using Hotline.Core.Messaging;

namespace Hotline.Tests.Channels;

public sealed class DeliveryMarkTests
{
    [Fact]
    public void What_was_written_is_read_again()
    {
        var mark = new DeliveryMark(new ConversationId("abcdefghijklmnopqrstuvwxyz"), "0123456789abcdef0123");

        Assert.True(DeliveryMark.TryParse(mark.ToString(), out var read));
        Assert.Equal(mark, read);
    }

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
    public void What_was_never_written_is_not_read(string? text) => Assert.False(DeliveryMark.TryParse(text, out _));

    [Fact]
    public void A_part_has_a_length() => Assert.False(DeliveryMark.TryParse($"{new string('a', 65)}.b", out _));
}
