using System.Globalization;
using System.Text.Json;
using Hotline.Channels.WhatsApp;
using Hotline.Core.Messaging;

namespace Hotline.Tests.Channels.WhatsApp;

/// <summary>Kinds and shapes of which no recording exists.</summary>
public sealed class WhatsAppReaderTests
{
    [Theory]
    [InlineData("""{"type":"audio","audio":{"id":"m1","voice":true,"mime_type":"audio/ogg; codecs=opus"}}""", "InboundFile { Kind = Voice, Reference = m1, Caption = , Bytes = , MimeType = audio/ogg; codecs=opus, Name = , Forwarded = No }")]
    [InlineData("""{"type":"sticker","sticker":{"id":"m2","animated":true}}""", "InboundFile { Kind = Sticker, Reference = m2, Caption = , Bytes = , MimeType = , Name = , Forwarded = No }")]
    [InlineData("""{"type":"image","image":{"caption":"no id"}}""", "InboundText { Text = no id, Forwarded = No }")]
    [InlineData("""{"type":"image","image":{"mime_type":"image/jpeg"}}""", "InboundUnsupported { Kind = image }")]
    [InlineData("""{"type":"button","button":{"payload":"Write back"}}""", "InboundText { Text = Write back, Forwarded = No }")]
    [InlineData("""{"type":"interactive","interactive":{"type":"list_reply","list_reply":{"title":"Wages"}}}""", "InboundText { Text = Wages, Forwarded = No }")]
    [InlineData("""{"type":"interactive","interactive":{"type":"button_reply","button_reply":{"id":"d.n:a:1","title":"Yes"}}}""", "InboundTap { Data = d.n:a:1 }")]
    [InlineData("""{"type":"location","location":{"latitude":"43.25","longitude":76.9}}""", "InboundLocation { Latitude = 43.25, Longitude = 76.9, Words =  }")]
    [InlineData("""{"type":"location","location":{"latitude":43.25,"longitude":76.9,"name":"Сайран","address":"пр. Толе би 294"}}""", "InboundLocation { Latitude = 43.25, Longitude = 76.9, Words = Сайран, пр. Толе би 294 }")]
    [InlineData("""{"type":"location","location":{"latitude":91,"longitude":0}}""", "InboundUnsupported { Kind = location }")]
    [InlineData("""{"type":"contacts","contacts":[{"name":{}},{"phones":[{"phone":"+998 90 000 02 01","wa_id":"998900000201"}]}]}""", "InboundPhone { Number = +998900000201, Own = True, Card =  }")]
    [InlineData("""{"type":"contacts","contacts":[{"phones":[{"phone":"+998 90 000 02 02","wa_id":"998900000202"}]}]}""", "InboundPhone { Number = +998900000202, Own = False, Card = +998 90 000 02 02 }")]
    [InlineData("""{"type":"contacts","contacts":[{"phones":[{"phone":"102"}]}]}""", "InboundPhone { Number = 102, Own = False, Card = 102 }")]
    [InlineData("""{"type":"contacts","contacts":[{"name":{"formatted_name":"x"}}]}""", "InboundUnsupported { Kind = contacts }")]
    [InlineData("""{"type":"document","document":{"id":"m3","filename":"../../Шартнома\u202e.pdf"},"context":{"forwarded":true}}""", "InboundFile { Kind = Document, Reference = m3, Caption = , Bytes = , MimeType = , Name = Шартнома.pdf, Forwarded = Once }")]
    [InlineData("""{"type":"text","text":{"body":"send this to ten people"},"context":{"forwarded":true,"frequently_forwarded":true}}""", "InboundText { Text = send this to ten people, Forwarded = Often }")]
    [InlineData("""{"type":"order","order":{"catalog_id":"1"}}""", "InboundUnsupported { Kind = order }")]
    [InlineData("""{"type":"something_of_2027"}""", "InboundUnsupported { Kind = something_of_2027 }")]
    [InlineData("""{"type":"<script>"}""", "InboundUnsupported { Kind = unknown }")]
    [InlineData("""{"type":"text","text":{"body":"   "}}""", "InboundUnsupported { Kind = text }")]
    [InlineData("""{"type":"text","text":{"body":"\ud83d"}}""", "InboundUnsupported { Kind = text }")]
    [InlineData("""{"text":{"body":"no type"}}""", "InboundText { Text = no type, Forwarded = No }")]
    [InlineData("""{"type":"reaction","reaction":{"message_id":"wamid.1","emoji":"\ud83d\udc4d"}}""", "InboundAside { Text = 👍 }")]
    [InlineData("""{"type":"request_welcome"}""", "InboundStart { Source =  }")]
    public void What_a_person_sent_is_read_by_its_type(string content, string expected)
    {
        var heard = Assert.IsType<WhatsAppReading.Heard>(Read($$"""{"from":"998900000201","id":"w","timestamp":"1750030073",{{content[1..]}}"""));
        Assert.Equal(expected, string.Create(CultureInfo.InvariantCulture, $"{heard.Message.Content}"));
    }

    [Fact]
    public void Of_somebody_elses_card_the_operator_reads_whose_it_is_and_every_number()
    {
        var heard = Assert.IsType<WhatsAppReading.Heard>(Read("""{"from":"998900000201","id":"w","type":"contacts","contacts":[{"name":{"formatted_name":"Бригадир\nАхмед"},"org":{"company":"СтройДом"},"phones":[{"phone":"+7 701 000 11 22"},{"wa_id":"77010001133"}]},{"name":{"formatted_name":"Хозяин"}}]}"""));
        Assert.Equal(new InboundPhone("+7 701 000 11 22", Own: false) { Card = "Бригадир Ахмед\nСтройДом\n+7 701 000 11 22\n+77010001133\nХозяин" }, heard.Message.Content);
        Assert.InRange(Assert.IsType<InboundPhone>(Assert.IsType<WhatsAppReading.Heard>(Read($$$"""{"from":"998900000201","id":"w","type":"contacts","contacts":[{"name":{"formatted_name":"{{{string.Concat(Enumerable.Repeat("имя ", 900))}}}"},"phones":[{"phone":"1"}]}]}""")).Message.Content).Card!.Length, 400, MessagingLimits.CardWords);
    }

    [Fact]
    public void What_was_written_to_another_number_of_the_business_is_left_alone_and_its_neighbours_are_heard()
    {
        using var json = JsonDocument.Parse($$$"""{"entry":[{"changes":[{"value":{"metadata":{"phone_number_id":"2"},"messages":[{{{WhatsAppRig.Text("998900000201", "one", "a")}}}]}},{"value":{"metadata":{"phone_number_id":"{{{WhatsAppRig.Number}}}"},"messages":[{{{WhatsAppRig.Text("998900000202", "two", "b")}}}]}},{"value":{"messages":[{{{WhatsAppRig.Text("998900000203", "three", "c")}}}]}}]}]}""");
        var readings = WhatsAppReader.Read(json.RootElement, WhatsAppRig.Number, WhatsAppRig.Now).ToList();
        Assert.Equal(new WhatsAppReading.Ignored(IgnoredReason.OtherNumber), readings[0]);
        Assert.Equal(["+998900000202", "+998900000203"], readings.OfType<WhatsAppReading.Heard>().Select(heard => heard.Message.From.Value));
    }

    [Theory]
    [InlineData("""{"from":"998900000201","id":"w","type":"reaction","reaction":{"message_id":"wamid.1","emoji":""}}""", "Reaction")]
    [InlineData("""{"from":"998900000201","id":"w","type":"reaction","reaction":{"message_id":"wamid.1"}}""", "Reaction")]
    [InlineData("""{"from":"998900000201","id":"w","group_id":"5","type":"text","text":{"body":"x"}}""", "Group")]
    [InlineData("""{"from":"me","id":"w","type":"text","text":{"body":"x"}}""", "NoSender")]
    [InlineData("""{"from":"998900000201","id":"w"}""", "NoContent")]
    [InlineData("""{"from":"998900000201","id":"w","type":"system","system":{"type":"something_new","body":"x"}}""", "SystemNote")]
    [InlineData("""{"from":"998900000201","id":"w","type":"system"}""", "SystemNote")]
    public void What_is_no_answer_is_left_alone_with_a_reason(string message, string reason) =>
        Assert.Equal(reason, Assert.IsType<WhatsAppReading.Ignored>(Read(message)).Reason.ToString());

    [Theory]
    [InlineData("""{"from":"998900000201","type":"system","system":{"type":"user_changed_number","wa_id":"998900000299","body":"User A changed from … to …"}}""", "+998900000201", "+998900000299")]
    [InlineData("""{"from":"998900000201","type":"system","system":{"type":"user_changed_number","new_wa_id":"998900000299"}}""", "+998900000201", "+998900000299")]
    [InlineData("""{"type":"system","system":{"type":"user_changed_number","previous_user_id":"UZ.1a","user_id":"UZ.2b"}}""", "UZ.1a", "UZ.2b")]
    [InlineData("""{"type":"system","system":{"type":"user_changed_user_id","previous_user_id":"UZ.1a","user_id":"UZ.2b"}}""", "UZ.1a", "UZ.2b")]
    [InlineData("""{"from_user_id":"UZ.2b","type":"system","system":{"type":"user_changed_user_id","previous_user_id":"UZ.1a"}}""", "UZ.1a", "UZ.2b")]
    [InlineData("""{"type":"system","system":{"type":"user_changed_user_id"}}""", null, null)]
    public void A_change_of_address_is_no_message_and_names_both(string message, string? from, string? to)
    {
        var moved = Assert.IsType<WhatsAppReading.Moved>(Read(message));
        Assert.Equal((from, to), (moved.From?.Value, moved.To?.Value));
    }

    [Theory]
    [InlineData("998900000201", null, "+998900000201", null)]
    [InlineData("+998900000201", "UZ.1a", "+998900000201", "UZ.1a")]
    [InlineData(null, "UZ.1a", "UZ.1a", null)]
    [InlineData(null, "UZ.ENT.1a", "UZ.ENT.1a", null)]
    [InlineData("UZ.1a", "UZ.1a", "UZ.1a", null)]
    [InlineData("UZ.1a", null, "UZ.1a", null)]
    public void The_address_is_the_number_where_there_is_one_and_else_the_user_id(string? from, string? userId, string address, string? also)
    {
        var fields = string.Concat(from is null ? "" : $"\"from\":\"{from}\",", userId is null ? "" : $"\"from_user_id\":\"{userId}\",");
        var heard = Assert.IsType<WhatsAppReading.Heard>(Read($$$"""{{{{fields}}}"id":"w","type":"text","text":{"body":"x"}}"""));
        Assert.Equal((new Address(ChannelId.WhatsApp, address), also), (heard.Message.From, heard.UserId?.Value));
    }

    [Fact]
    public void A_message_without_an_id_is_known_again_by_its_bytes()
    {
        const string message = """{"from":"998900000201","timestamp":"1750030073","type":"text","text":{"body":"x"}}""";
        var (first, again, other) = (Id(message), Id(message), Id(message.Replace("\"x\"", "\"y\"", StringComparison.Ordinal)));
        Assert.Equal(first, again);
        Assert.NotEqual(first, other);

        static string Id(string message) => Assert.IsType<WhatsAppReading.Heard>(Read(message)).Message.ProviderId;
    }

    [Fact]
    public void Meta_s_id_holds_the_number_and_is_not_what_a_message_is_stored_under()
    {
        const string id = "wamid.HBgMOTk4OTAwMDAwMjAxFQIAEhgUM0E0QTY1OTlBRUUwMzgxMDE0NEYA";
        var heard = Assert.IsType<WhatsAppReading.Heard>(Read($$$"""{"from":"998900000201","id":"{{{id}}}","type":"text","text":{"body":"x"}}"""));
        Assert.Equal((id, WhatsAppMessages.KeyOf(id)), (heard.MetaId, heard.Message.ProviderId));
        Assert.Matches("^[0-9a-f]{32}$", heard.Message.ProviderId);
    }

    [Theory]
    [InlineData(23, false)]
    [InlineData(25, true)]
    public void A_message_that_was_under_way_for_more_than_a_day_is_late(int hours, bool late)
    {
        var seconds = (WhatsAppRig.Now - TimeSpan.FromHours(hours)).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        Assert.Equal(late, Assert.IsType<WhatsAppReading.Heard>(Read($$$"""{"from":"998900000201","id":"w","timestamp":"{{{seconds}}}","type":"text","text":{"body":"x"}}""")).Late);
    }

    [Theory]
    [InlineData("""{"field":"account_update","value":{"event":"DISABLED_UPDATE"}}""", "alert account_update DISABLED_UPDATE")]
    [InlineData("""{"field":"phone_number_quality_update","value":{"event":"FLAGGED","display_phone_number":"15550783881"}}""", "alert phone_number_quality_update FLAGGED")]
    [InlineData("""{"field":"message_template_status_update","value":{"event":"my own words +998900000201"}}""", "alert message_template_status_update ")]
    [InlineData("""{"field":"account_review_update","value":{"decision":"REJECTED"}}""", "alert account_review_update REJECTED")]
    [InlineData("""{"field":"user_preferences","value":{"user_preferences":[{"wa_id":"998900000201"}]}}""", "ignored OtherField")]
    [InlineData("""{"field":"message_echoes","value":{"messages":[{"from":"998900000201","type":"text","text":{"body":"x"}}]}}""", "ignored OtherField")]
    [InlineData("""{"field":"messages"}""", "unreadable")]
    public void Other_fields_are_acknowledged_and_trouble_is_told_in_metas_word(string change, string expected)
    {
        using var json = JsonDocument.Parse($$"""{"entry":[{"changes":[{{change}}]}]}""");
        Assert.Equal(expected, Assert.Single(WhatsAppReader.Read(json.RootElement, WhatsAppRig.Number, WhatsAppRig.Now)) switch
        {
            WhatsAppReading.Alert alert => $"alert {alert.Field} {alert.Event}",
            WhatsAppReading.Ignored ignored => $"ignored {ignored.Reason}",
            WhatsAppReading.Unreadable => "unreadable",
            var other => other.ToString(),
        });
    }

    private static WhatsAppReading Read(string message)
    {
        using var json = JsonDocument.Parse(WhatsAppRig.Notification(message));
        return Assert.Single(WhatsAppReader.Read(json.RootElement, WhatsAppRig.Number, WhatsAppRig.Now).ToList());
    }
}
