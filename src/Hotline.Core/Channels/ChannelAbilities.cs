using System.Text.Json.Serialization;

namespace Hotline.Core.Channels;

/// <summary>
/// What a channel can show; all that <see cref="Rendering"/> knows of a provider. Lengths in UTF-16 units. <paramref name="MaxText"/>: one message. <paramref name="MaxButtons"/>:
/// most choices that stand as buttons under a message; more stand in lists where the channel has them, else as numbers in the text. <paramref name="MaxLabel"/>: the title of a
/// button. <paramref name="ShortTexts"/>: the shorter twins are said. These five and <see cref="Window"/> are kept with every turn; the rest only tells how it was shown, which no turn depends on.
/// </summary>
public sealed record ChannelAbilities(int MaxText, int MaxButtons, int MaxLabel, bool Media, bool ShortTexts)
{
    /// <summary>What any channel can show: short texts with numbers.</summary>
    public static readonly ChannelAbilities Plain = new(1000, 0, 40, Media: false, ShortTexts: false);

    /// <summary>
    /// How long after the person's last message the provider takes free text from us; null where it always does. Beyond it only an approved template may go: the <c>Knock</c>.
    /// </summary>
    public TimeSpan? Window { get; init; }

    /// <summary>
    /// An address there is gone when the person leaves it, as a page that is closed is: whoever comes to it later is somebody else, and nobody is asked whether they may be written to there.
    /// </summary>
    [JsonIgnore]
    public bool Passing { get; init; }

    /// <summary>Longest text of a message that has buttons or a list.</summary>
    [JsonIgnore]
    public int MaxBody { get; init; } = MaxText;

    /// <summary>Null where the channel has no lists.</summary>
    [JsonIgnore]
    public ListLimits? List { get; init; }

    /// <summary>Texts are paid by the SMS part: each part of a message carries its <see cref="Channels.Sms.SmsSize"/> and is spelled as it costs least.</summary>
    [JsonIgnore]
    public bool PaidByPart { get; init; }
}
