using System.Text;
using Hotline.Channels.Twilio;
using Hotline.Channels.Twilio.Receiving;
using Hotline.Core.Messaging;

namespace Hotline.Tests.Channels.Twilio;

/// <summary>What the recorded samples do not show.</summary>
public sealed class TwilioReaderTests
{
    private static readonly OurNumbers Lines = new("+15550001111", "+14155238886");

    private static TwilioReading Read(params (string Name, string Value)[] fields) =>
        TwilioReader.Read(TwilioFields.OfForm(Encoding.UTF8.GetBytes(TwilioHost.Form([("MessageSid", "SM1"), .. fields])))!, Lines, DateTimeOffset.UnixEpoch);

    private static InboundContent Sms(params (string Name, string Value)[] fields) => Content([("From", "+77010001122"), ("To", "+15550001111"), .. fields]);

    private static InboundContent WhatsApp(params (string Name, string Value)[] fields) => Content([("From", "whatsapp:+77010001122"), ("To", "whatsapp:+14155238886"), .. fields]);

    private static InboundContent Content(params (string Name, string Value)[] fields) => Assert.Single(Assert.IsType<TwilioReading.Heard>(Read(fields)).Messages).Content;

    [Theory]
    [InlineData("unpaid_wages.owed:never:12")]
    [InlineData("#abcdefghij0123456789:3")]
    [InlineData("_always:menu")]
    [InlineData("_locale:tg")]
    public void Data_of_our_buttons_is_a_tap(string data)
    {
        Assert.Equal(new InboundTap(data), WhatsApp(("ButtonPayload", data), ("ButtonText", "Never"), ("Body", "Never")));
        Assert.Equal(new InboundTap(data), WhatsApp(("ListId", data), ("ListTitle", "Never"), ("Body", "Never")));
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("https://x.org:80")]
    [InlineData("a.b:c:")]
    [InlineData("a.b:c:d")]
    [InlineData("ab:c:1")]
    [InlineData("a.b:да:1")]
    [InlineData("{\"a\":1}")]
    public void Data_of_somebody_elses_button_is_its_words(string data) => Assert.Equal(new InboundText("Да"), WhatsApp(("ButtonPayload", data), ("ButtonText", "Да"), ("Body", "x")));

    [Theory]
    [InlineData("STOP")]
    [InlineData(" stop ")]
    [InlineData("Unsubscribe")]
    [InlineData("END")]
    [InlineData("quit")]
    [InlineData("STOPALL")]
    [InlineData("REVOKE")]
    [InlineData("OPTOUT")]
    [InlineData("CANCEL")]
    public void Words_that_twilio_stops_at_mean_that_the_person_left_sms(string word)
    {
        Assert.Equal(new InboundLeft(), Sms(("Body", word)));
        Assert.Equal(new InboundText(word), WhatsApp(("Body", word)));
    }

    [Fact]
    public void A_picture_is_kept_though_the_word_under_it_is_one_that_twilio_stops_at()
    {
        var heard = Assert.IsType<TwilioReading.Heard>(Read(("From", "+77010001122"), ("To", "+15550001111"), ("Body", "END"), ("NumMedia", "1"), ("MediaUrl0", "https://x/1"), ("MediaContentType0", "image/jpeg")));
        Assert.Equal([("SM1", new InboundFile(MediaKind.Photo, "https://x/1", null, null, "image/jpeg")), ("SM1.1", new InboundLeft())], heard.Messages.Select(message => (message.ProviderId, message.Content)));
        Assert.True(heard.HasFiles);
    }

    [Fact]
    public void Who_stops_is_known_by_their_user_id_too() =>
        Assert.Equal("KZ.1a2b", Assert.Single(Assert.IsType<TwilioReading.Heard>(Read(("From", "whatsapp:+77010001122"), ("To", "whatsapp:+14155238886"), ("Body", "STOP"), ("OptOutType", "STOP"), ("ExternalUserId", "whatsapp:KZ.1a2b"))).Messages).AlsoKnown?.Value);

    [Fact]
    public void What_twilio_says_of_an_opt_out_holds()
    {
        Assert.Equal(new InboundLeft(), Sms(("Body", "ТОХТА"), ("OptOutType", "STOP")));
        Assert.Equal(new InboundReturned(), Sms(("Body", "START"), ("OptOutType", "START")));
    }

    [Fact]
    public void A_help_that_twilio_has_answered_is_kept_and_not_answered_twice_but_a_cry_for_help_is_ours()
    {
        Assert.Equal(new InboundAside("HELP"), Sms(("Body", " HELP "), ("OptOutType", "HELP")));
        Assert.Equal(new InboundAside("помощь"), Sms(("Body", "помощь"), ("OptOutType", "help")));
        Assert.Equal(new InboundText("help me he is beating me"), Sms(("Body", "help me he is beating me"), ("OptOutType", "HELP")));
    }

    [Theory]
    [InlineData("+77010001122", "+15550009999")]
    [InlineData("+77010001122", "384387")]
    [InlineData("whatsapp:+77010001122", "whatsapp:+14155230000")]
    [InlineData("whatsapp:+77010001122", "whatsapp:+15550001111")]
    public void What_was_written_to_another_number_of_the_account_is_left_alone(string from, string to) =>
        Assert.Equal(new TwilioReading.Ignored("SM1", TwilioIgnored.OtherNumber), Read(("From", from), ("To", to), ("Body", "x")));

    [Theory]
    [InlineData("+15550002222")]
    [InlineData(" 15550002222")]
    public void A_further_number_of_the_messaging_service_is_ours_once_it_is_named(string to)
    {
        var fields = new TwilioFields([new("MessageSid", "SM1"), new("From", "+77010001122"), new("To", to), new("Body", "x")]);
        Assert.IsType<TwilioReading.Ignored>(TwilioReader.Read(fields, Lines, DateTimeOffset.UnixEpoch));
        Assert.IsType<TwilioReading.Heard>(TwilioReader.Read(fields, Lines with { SmsToo = ["+15550002222"] }, DateTimeOffset.UnixEpoch));
    }

    [Fact]
    public void What_was_passed_on_is_marked()
    {
        Assert.Equal(new InboundText("x") { Forwarded = Forwarding.Once }, WhatsApp(("Body", "x"), ("Forwarded", "true")));
        Assert.Equal(new InboundText("x") { Forwarded = Forwarding.Often }, WhatsApp(("Body", "x"), ("Forwarded", "true"), ("FrequentlyForwarded", "true")));
    }

    [Theory]
    [InlineData("+15550001111", "+77010001122", "delivered")]
    [InlineData("whatsapp:+14155238886", "whatsapp:+77010001122", "read")]
    public void What_became_of_our_message_is_no_message_from_ourselves(string from, string to, string status)
    {
        Assert.Equal(new TwilioReading.Ignored("SM1", TwilioIgnored.OwnStatus), Read(("From", from), ("To", to), ("MessageStatus", status), ("SmsStatus", status)));
        Assert.Equal(new TwilioReading.Ignored("SM1", TwilioIgnored.OwnStatus), Read(("From", from), ("To", to), ("SmsStatus", status)));
        Assert.IsType<TwilioReading.Heard>(Read(("From", to), ("To", from), ("SmsStatus", "received"), ("Body", "x")));
    }

    [Theory]
    [InlineData("HELP")]
    [InlineData("YES")]
    [InlineData("INFO")]
    [InlineData("СТОП")]
    [InlineData("stop it please")]
    public void Other_words_are_for_the_hotline_itself(string word) => Assert.Equal(new InboundText(word), Sms(("Body", word)));

    [Theory]
    [InlineData("START")]
    [InlineData("unstop")]
    public void The_way_back_in_begins(string word) => Assert.Equal(new InboundStart(null), Sms(("Body", word)));

    [Theory]
    [InlineData("image/jpeg", "image", MediaKind.Photo)]
    [InlineData("image/webp", "sticker", MediaKind.Sticker)]
    [InlineData("audio/ogg; codecs=opus", "audio", MediaKind.Voice)]
    [InlineData("audio/mpeg", "audio", MediaKind.Audio)]
    [InlineData("video/mp4", "video", MediaKind.Video)]
    [InlineData("application/pdf", "document", MediaKind.Document)]
    [InlineData("text/vcard", "contacts", MediaKind.Document)]
    public void Files_have_their_kind(string type, string messageType, MediaKind kind)
    {
        const string url = "https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1";
        var heard = Assert.IsType<TwilioReading.Heard>(Read(("From", "whatsapp:+77010001122"), ("To", "whatsapp:+14155238886"), ("NumMedia", "1"), ("MediaUrl0", url), ("MediaContentType0", type), ("MessageType", messageType), ("Body", "паспорт")));
        Assert.True(heard.HasFiles);
        Assert.Equal(new InboundFile(kind, url, "паспорт", null, type.Split(';')[0]), Assert.Single(heard.Messages).Content);
    }

    [Fact]
    public void A_file_without_its_address_does_not_hide_those_after_it()
    {
        var heard = Assert.IsType<TwilioReading.Heard>(Read(("From", "+77010001122"), ("NumMedia", "3"), ("MediaUrl1", "https://api.twilio.com/b"), ("MediaUrl2", "https://api.twilio.com/c"), ("Body", "паспорт")));
        Assert.Equal([("https://api.twilio.com/b", "паспорт"), ("https://api.twilio.com/c", null)], heard.Messages.Select(m => (InboundFile)m.Content).Select(f => (f.Reference, f.Caption)));
    }

    [Fact]
    public void A_file_that_is_said_to_be_there_and_is_not_does_not_pass_in_silence()
    {
        Assert.Equal(new InboundUnsupported("file"), Sms(("NumMedia", "1")));
        Assert.Equal(new InboundText("words"), Sms(("NumMedia", "1"), ("Body", "words")));
    }

    [Theory]
    [InlineData("order", "order")]
    [InlineData("unsupported", "unsupported")]
    [InlineData("", "empty")]
    [InlineData("<script>", "empty")]
    public void What_cannot_be_read_is_named(string messageType, string kind) => Assert.Equal(new InboundUnsupported(kind), WhatsApp(("MessageType", messageType), ("Body", "")));

    [Fact]
    public void A_place_carries_how_the_map_calls_it_cut_to_a_line()
    {
        (string, string)[] point = [("MessageType", "location"), ("Latitude", "43.25"), ("Longitude", "76.9")];
        Assert.Equal(new InboundLocation(43.25, 76.9), WhatsApp(point));
        Assert.Equal(new InboundLocation(43.25, 76.9) { Words = "Сайран, пр. Толе би 294" }, WhatsApp([.. point, ("Label", "Сайран"), ("Address", "пр. Толе би\n294")]));
        Assert.InRange(((InboundLocation)WhatsApp([.. point, ("Address", string.Concat(Enumerable.Repeat("улица ", 500)))])).Words!.Length, 200, MessagingLimits.PlaceWords);
    }

    [Fact]
    public void An_impossible_place_is_none() => Assert.Equal(new InboundUnsupported("location"), WhatsApp(("MessageType", "location"), ("Latitude", "91"), ("Longitude", "NaN")));

    [Fact]
    public void A_reaction_is_no_answer()
    {
        Assert.Equal(new InboundAside("👍"), WhatsApp(("MessageType", "reaction"), ("Body", "👍")));
        Assert.Equal(new TwilioReading.Ignored("SM1", TwilioIgnored.Reaction), Read(("From", "whatsapp:+7701000112"), ("MessageType", "reaction")));
    }

    [Theory]
    [InlineData("messenger:12345", "messenger:6", TwilioIgnored.OtherChannel)]
    [InlineData("rcs:x", "rcs:y", TwilioIgnored.OtherChannel)]
    [InlineData("MEGAFON", "+15550001111", TwilioIgnored.NoSender)]
    [InlineData("12345", "+15550001111", TwilioIgnored.NoSender)]
    [InlineData("whatsapp:", "whatsapp:+14155238886", TwilioIgnored.NoSender)]
    internal void Who_cannot_be_answered_is_left_alone(string from, string to, TwilioIgnored reason) =>
        Assert.Equal(new TwilioReading.Ignored("SM1", reason), Read(("From", from), ("To", to), ("Body", "x")));

    [Fact]
    public void A_channel_that_is_not_set_up_is_left_alone()
    {
        var fields = new TwilioFields([new("MessageSid", "SM1"), new("From", "whatsapp:+77010001122"), new("To", "whatsapp:+14155238886"), new("Body", "x")]);
        Assert.Equal(new TwilioReading.Ignored("SM1", TwilioIgnored.OtherChannel), TwilioReader.Read(fields, Lines with { WhatsApp = "" }, DateTimeOffset.UnixEpoch));
    }

    [Theory]
    [InlineData("whatsapp:+77010001122", "+77010001122", "whatsapp:+77010001122")]
    [InlineData("whatsapp:UZ.123", "UZ.123", "whatsapp:UZ.123")]
    [InlineData("whatsapp:UZ.ENT.9aB", "UZ.ENT.9aB", "whatsapp:UZ.ENT.9aB")]
    [InlineData("+77010001122", "+77010001122", "+77010001122")]
    [InlineData(" 77010001122", "+77010001122", "+77010001122")]
    public void An_address_comes_back_as_twilio_writes_it(string from, string kept, string sent)
    {
        var heard = Assert.IsType<TwilioReading.Heard>(Read(("From", from), ("Body", "x")));
        Assert.Equal(kept, heard.Messages[0].From.Value);
        Assert.Equal(sent, TwilioAddress.ToTwilio(heard.Messages[0].From));
    }

    [Fact]
    public void Who_hides_the_number_is_known_by_the_id() =>
        Assert.Equal("UZ.7", Assert.IsType<TwilioReading.Heard>(Read(("To", "whatsapp:+14155238886"), ("ExternalUserId", "whatsapp:UZ.7"), ("Body", "x"))).Messages[0].From.Value);

    [Fact]
    public void A_number_that_comes_with_an_id_is_known_by_both()
    {
        var both = Assert.IsType<TwilioReading.Heard>(Read(("From", "whatsapp:+77010001122"), ("To", "whatsapp:+14155238886"), ("ExternalUserId", "whatsapp:UZ.7"), ("Body", "x"))).Messages[0];
        Assert.Equal(("+77010001122", "UZ.7"), (both.From.Value, both.AlsoKnown?.Value));
    }

    [Fact]
    public void A_long_text_that_a_carrier_coded_is_read_also_when_it_is_no_english()
    {
        const string said = "Мне не платят уже три месяца, паспорт забрал хозяин, помогите пожалуйста";
        var coded = Convert.ToBase64String(Encoding.UTF8.GetBytes(said)[..^1]);
        coded = coded[..(coded.Length / 4 * 4)];
        Assert.StartsWith("Мне не платят уже три месяца", Assert.IsType<InboundText>(Sms(("Body", coded))).Text, StringComparison.Ordinal);
        Assert.Equal(new InboundText(coded), WhatsApp(("Body", coded)));
        var ordinary = new string('a', 64);
        Assert.Equal(new InboundText(ordinary), Sms(("Body", ordinary)));
    }

    /// <summary>Every field of WhatsApp's own beside those that are read: what they tell is left out on purpose (<c>Twilio/README.md</c>).</summary>
    [Fact]
    public void What_is_said_about_a_message_takes_nothing_from_it()
    {
        (string, string)[] about =
        [
            ("NumSegments", "1"), ("NumMedia", "0"), ("ApiVersion", "2010-04-01"), ("FromCountry", "KZ"), ("FromState", ""), ("FromCity", ""), ("FromZip", ""), ("ProfileName", "Амина"), ("WaId", "77010001122"),
            ("MessageType", "text"), ("OriginalRepliedMessageSid", "SM0"), ("OriginalRepliedMessageSender", "whatsapp:+14155238886"), ("ReferralNumMedia", "1"), ("ReferralBody", "Work abroad?"),
            ("ReferralHeadline", "Help"), ("ReferralSourceId", "1"), ("ReferralSourceType", "ad"), ("ReferralSourceUrl", "https://fb.me/1"), ("ReferralMediaId", "1"), ("ReferralMediaContentType", "image/jpeg"),
            ("ReferralMediaUrl", "https://scontent.example/1"), ("ReferralCtwaClid", "x"), ("ChannelMetadata", """{"type":"whatsapp","data":{"context":{"ProfileName":"Амина"}}}"""),
        ];
        Assert.Equal(new InboundText("Мне не платят"), WhatsApp([("Body", "Мне не платят"), .. about]));
        Assert.Equal(new InboundTap("a.b:c:1"), WhatsApp([("Body", "Да"), ("ButtonText", "Да"), ("ButtonPayload", "a.b:c:1"), .. about]));
    }

    [Theory]
    [InlineData("order")]
    [InlineData("interactive")]
    [InlineData("something_of_2027")]
    public void A_kind_that_is_not_read_is_answered_kindly(string kind) => Assert.Equal(new InboundUnsupported(kind), WhatsApp(("MessageType", kind)));

    [Fact]
    public void A_huge_text_is_cut() => Assert.Equal(MessagingLimits.InboundText, Assert.IsType<InboundText>(Sms(("Body", string.Concat(Enumerable.Repeat("слово ", 5000))))).Text.Length);
}
