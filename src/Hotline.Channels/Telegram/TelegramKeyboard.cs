using Hotline.Channels.Telegram.Wire;
using Hotline.Core.Messaging;

namespace Hotline.Channels.Telegram;

/// <summary>Lays buttons out for a narrow phone: one a row, two neighbours in one when both labels are short. Order is kept. Pure.</summary>
internal static class TelegramKeyboard
{
    /// <summary>Longest label, in UTF-16 units, that shares a row on a 360-pixel screen.</summary>
    private const int Short = 14;

    /// <summary>Null when there are no buttons.</summary>
    public static InlineKeyboardMarkup? Of(IReadOnlyList<Button> buttons)
    {
        if (buttons.Count == 0) return null;
        var rows = new List<IReadOnlyList<InlineKeyboardButton>>();
        for (var i = 0; i < buttons.Count; i++)
        {
            var pair = i + 1 < buttons.Count && buttons[i].Label.Length <= Short && buttons[i + 1].Label.Length <= Short;
            rows.Add(pair ? [Of(buttons[i]), Of(buttons[++i])] : [Of(buttons[i])]);
        }

        return new(rows);
    }

    private static InlineKeyboardButton Of(Button button) => new(button.Label, button.Data);
}
