using Hotline.Channels.Telegram;
using Hotline.Channels.Twilio.Files;
using Hotline.Channels.WhatsApp;
using Hotline.Core.Media;
using Hotline.Core.Messaging;

namespace Hotline.Tests.Channels;

/// <summary>What becomes of each kind of file that the desk takes, on each channel that carries files: a kind that is added must be decided on here.</summary>
public sealed class FileWaysTests
{
    /// <summary>
    /// What Meta takes when a file is brought to it, by its own words when it refuses one ((#100) "Param file must be a file with one of the following types"); without WebP, which it takes as a sticker alone (131053).
    /// </summary>
    private static readonly string[] TakenByMeta =
    [
        "audio/aac", "audio/mp4", "audio/mpeg", "audio/amr", "audio/ogg", "audio/opus", "application/vnd.ms-powerpoint", "application/msword", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/pdf", "text/plain", "application/vnd.ms-excel",
        "image/jpeg", "image/png", "video/mp4", "video/3gpp",
    ];

    /// <summary>By kind: the call of Telegram's, the type at Meta, whether it goes on WhatsApp through Twilio, and by MMS.</summary>
    public static TheoryData<string, string, string?, bool, bool> Ways => new()
    {
        { "image/jpeg", "sendPhoto", "image", true, true },
        { "image/png", "sendPhoto", "image", true, true },
        { "image/webp", "sendPhoto", null, false, false },
        { "image/gif", "sendDocument", null, false, true },
        { "image/heic", "sendDocument", null, false, false },
        { "audio/mp4", "sendAudio", "audio", true, true },
        { "video/mp4", "sendVideo", "video", true, true },
        { "audio/ogg", "sendVoice", "audio", true, true },
        { "audio/webm", "sendDocument", null, false, false },
        { "audio/mpeg", "sendAudio", "audio", true, true },
        { "audio/aac", "sendDocument", "audio", true, false },
        { "audio/amr", "sendDocument", "audio", true, true },
        { "application/pdf", "sendDocument", "document", true, true },
        { "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "sendDocument", "document", true, false },
        { "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "sendDocument", "document", true, false },
        { "application/msword", "sendDocument", "document", true, false },
        { "application/vnd.ms-excel", "sendDocument", "document", true, false },
        { "text/plain", "sendDocument", "document", false, false },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public void Each_kind_goes_as_its_provider_takes_it_or_is_refused_before_it_is_sent(string type, string telegram, string? meta, bool twilio, bool mms)
    {
        var known = MediaTypes.Named(type)!;
        Assert.Equal(telegram, TelegramFileWay.Of(new Attachment("m", known.Kind, type, 1)).Method);
        Assert.Equal(meta, WhatsAppFileWay.Of(type, 1)?.Type);
        Assert.Equal((twilio, mms), (TwilioFileWay.Fault(ChannelId.WhatsApp, known, 1) is null, TwilioFileWay.Fault(ChannelId.Sms, known, 1) is null));
        if (meta is not null || twilio) Assert.Contains(type, TakenByMeta);
    }

    [Fact]
    public void Every_kind_that_is_taken_is_decided_on() => Assert.Equal(Formats.Types.Select(type => type.Name).Order(), Ways.Select(way => way.Data.Item1).Order());
}
