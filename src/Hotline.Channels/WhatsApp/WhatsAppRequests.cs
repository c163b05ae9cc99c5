using Hotline.Channels.WhatsApp.Wire;
using Hotline.Core.Channels;
using Hotline.Core.Messaging;

namespace Hotline.Channels.WhatsApp;

/// <summary>Makes the requests of the Cloud API out of what is to be shown. Pure.</summary>
internal static class WhatsAppRequests
{
    /// <summary>One part of a message, or null when the address is not one of WhatsApp's.</summary>
    public static MessageRequest? Of(Address to, MessagePart part, DeliveryMark mark) => part.Form switch
    {
        MessageForm.Buttons buttons => Interactive(to, mark, new("button", new(part.Text), new([.. buttons.Choices.Select(c => new ReplyButton(new(c.Data, c.Label)))], null, null))),
        MessageForm.List list => Interactive(to, mark, new("list", new(part.Text), new(null, list.Open, [new([.. list.Rows.Select(r => new SectionRow(r.Data, r.Title, r.Description))])]))),
        _ => To(to, "text", mark) is { } text ? text with { Text = new(part.Text) } : null,
    };

    /// <summary>A place on the map, or null when the address is not one of WhatsApp's.</summary>
    public static MessageRequest? Of(Address to, MapPoint point, DeliveryMark mark) =>
        To(to, "location", mark) is { } message ? message with { Location = new(point.Latitude, point.Longitude) } : null;

    /// <summary>A file that Meta has under this id, or null when the address is not one of WhatsApp's.</summary>
    public static MessageRequest? Of(Address to, WhatsAppFileWay way, string id, string? caption, string name, DeliveryMark mark)
    {
        if (To(to, way.Type, mark) is not { } message) return null;
        var content = new MediaContent(id, caption, way.Type == "document" ? name : null);
        return way.Type switch
        {
            "image" => message with { Image = content },
            "audio" => message with { Audio = content },
            "video" => message with { Video = content },
            _ => message with { Document = content },
        };
    }

    /// <summary>A template without variables, or null when the address is not one of WhatsApp's.</summary>
    public static MessageRequest? Template(Address to, string name, string language, DeliveryMark mark) =>
        To(to, "template", mark) is { } template ? template with { Template = new(name, new(language)) } : null;

    private static MessageRequest? Interactive(Address to, DeliveryMark mark, InteractiveContent content) => To(to, "interactive", mark) is { } message ? message with { Interactive = content } : null;

    private static MessageRequest? To(Address to, string type, DeliveryMark mark) =>
        WhatsAppAddress.Target(to) is (null, null) ? null : new MessageRequest(WhatsAppAddress.Target(to).To, WhatsAppAddress.Target(to).Recipient, type, mark.ToString());
}
