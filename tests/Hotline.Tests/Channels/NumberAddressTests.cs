using Hotline.Channels.Twilio;
using Hotline.Channels.WhatsApp;

namespace Hotline.Tests.Channels;

/// <summary>A deployment that changes its way to WhatsApp keeps its people: both write an address in the same way.</summary>
public sealed class NumberAddressTests
{
    [Theory]
    [InlineData("998900000201", "+998900000201")]
    [InlineData("+998900000201", "+998900000201")]
    [InlineData("5678", "+5678")]
    [InlineData("KZ.1a2b", "KZ.1a2b")]
    [InlineData("KZ.ENT.1a2b", "KZ.ENT.1a2b")]
    [InlineData("kz.1a2b", null)]
    [InlineData("123456789012345678901", null)]
    [InlineData("somebody", null)]
    public void Both_whatsapps_write_a_person_in_the_same_way(string given, string? kept)
    {
        Assert.Equal(kept, WhatsAppAddress.Of(given, null)?.Value);
        Assert.Equal(kept, TwilioAddress.WhatsApp($"whatsapp:{given}")?.Value);
    }

    [Theory]
    [InlineData("+15550001111", "+15550001111")]
    [InlineData(" 15550001111", "+15550001111")]
    [InlineData("5678", null)]
    [InlineData("Hotline", null)]
    public void A_short_code_or_a_name_is_nobody_who_can_be_answered_by_SMS(string given, string? kept) => Assert.Equal(kept, TwilioAddress.Sms(given)?.Value);
}
