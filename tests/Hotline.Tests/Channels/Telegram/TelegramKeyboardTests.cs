using Hotline.Channels.Telegram;
using Hotline.Core.Messaging;

namespace Hotline.Tests.Channels.Telegram;

public sealed class TelegramKeyboardTests
{
    [Fact]
    public void Long_labels_have_a_row_each_and_short_neighbours_share_one()
    {
        Button[] buttons = [Make("Yes"), Make("No"), Make("I do not know this at all"), Make("Help"), Make("Back"), Make("Menu")];
        var rows = TelegramKeyboard.Of(buttons)!.InlineKeyboard.Select(row => string.Join(" | ", row.Select(b => b.Text)));
        Assert.Equal(["Yes | No", "I do not know this at all", "Help | Back", "Menu"], rows);
    }

    [Fact]
    public void Without_choices_there_is_no_keyboard() => Assert.Null(TelegramKeyboard.Of([]));

    private static Button Make(string label) => new(label, label, $"intake.opening:{label}:1");
}
