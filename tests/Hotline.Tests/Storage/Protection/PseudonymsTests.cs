using Hotline.Core.Messaging;
using Hotline.Storage.Protection;

namespace Hotline.Tests.Storage.Protection;

public sealed class PseudonymsTests
{
    private const string Key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private readonly Pseudonyms pseudonyms = new(MasterKey.FromText(Key, "test"));

    [Fact]
    public void A_pseudonym_is_26_characters_of_lower_case_base32()
    {
        var id = pseudonyms.Of(new Address(ChannelId.Telegram, "100200300"));

        Assert.Matches("^[a-z2-7]{26}$", id.Value);
    }

    // Computed once by another program (HKDF and HMAC of RFC 5869 and 2104): if this changes, nobody's conversation is found again after an upgrade.
    [Fact]
    public void The_same_key_and_address_give_the_same_name_in_every_version() =>
        Assert.Equal("ty7fpq5rmtmzrsfca3lskkftj4", pseudonyms.Of(new Address(ChannelId.Telegram, "100200300")).Value);

    [Fact]
    public void Channels_keys_and_addresses_are_kept_apart()
    {
        var other = new Pseudonyms(MasterKey.FromText(MasterKey.NewText(), "test"));
        var address = new Address(ChannelId.Sms, "+77010000001");

        Assert.Equal(4, new HashSet<ConversationId>
        {
            pseudonyms.Of(address),
            pseudonyms.Of(address with { Channel = ChannelId.WhatsApp }),
            pseudonyms.Of(address with { Value = "+77010000002" }),
            other.Of(address),
        }.Count);
    }
}
