using Hotline.Channels.Twilio.Receiving;
using Hotline.Core.Conversations;
using Hotline.Core.Dialogs.Playing;
using Hotline.Core.Messaging;
using Hotline.Tests.Dialogs;

namespace Hotline.Tests.Channels.Twilio;

/// <summary>Who writes that it must stop is not written to: by Twilio's words on SMS, by ours everywhere, in any of our languages.</summary>
public sealed class OptOutWordsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("STOP")]
    [InlineData("UNSUBSCRIBE")]
    [InlineData("END")]
    [InlineData("QUIT")]
    [InlineData("STOPALL")]
    [InlineData("REVOKE")]
    [InlineData("OPTOUT")]
    [InlineData("CANCEL")]
    [InlineData("СТОП")]
    [InlineData("ТОХТА")]
    [InlineData("ТОКТО")]
    [InlineData("БАС")]
    public void Every_word_that_stops_is_understood_on_sms(string word)
    {
        var fields = new TwilioFields([new("MessageSid", "SM1"), new("From", "+77010001122"), new("To", "+15550001111"), new("Body", word)]);
        var heard = Assert.IsType<TwilioReading.Heard>(TwilioReader.Read(fields, new("+15550001111", ""), Now));
        var content = Assert.Single(heard.Messages).Content;
        Assert.True(content is InboundLeft || IsStopped(ChannelId.Sms, ((InboundText)content).Text));
    }

    [Theory]
    [InlineData("STOP")]
    [InlineData("СТОП")]
    [InlineData("ТОХТА")]
    [InlineData("тохтанг")]
    [InlineData("ТОКТО")]
    [InlineData("БАС")]
    public void Our_own_words_stop_on_whatsapp_where_twilio_hears_none(string word) => Assert.True(IsStopped(ChannelId.WhatsApp, word));

    private static bool IsStopped(ChannelId channel, string word)
    {
        var talk = new Rehearsal(Shipped.Publication, Shipped.Reader.Read, channel, null, Rehearsal.Surroundings(Shipped.Publication, channel, true, Now), Now);
        talk.Write("English");
        talk.Write(word);
        return talk.State.Mode == ConversationMode.Stopped;
    }
}
