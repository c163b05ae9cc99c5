using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Storage.Packing;

/// <summary>Packs a reply on its way out. The order of the values is the format: it never changes under one version. 3 adds whether it knocks.</summary>
internal static class PackedDeliveries
{
    private const int MostButtons = 4096;

    public static void Write(PackedWriter writer, Delivery delivery, byte version)
    {
        var message = delivery.Message;
        writer.Text(delivery.Id);
        PackedEvents.Write(writer, delivery.To);
        writer.Text(message.Text);
        writer.Many(message.Buttons, static (writer, button) => { writer.Text(button.Id); writer.Text(button.Label); writer.Text(button.Data); });
        writer.Byte((byte)message.Importance);
        writer.Text(message.Locale.Value);
        writer.Text(message.Sms);
        writer.Text(message.Place);
        if (version >= RuntimeFormat.WithWindow) writer.Flag(message.Knock);
    }

    public static Delivery Read(ref PackedReader reader, byte version) => new(
        reader.Required(),
        PackedEvents.ReadAddress(ref reader),
        new OutboundMessage(
            reader.Required(),
            reader.Many(MostButtons, ReadButton),
            reader.Enumerated<Importance>((int)Importance.Danger),
            new LocaleTag(reader.Text()!),
            reader.Text(),
            reader.Text())
        { Knock = version >= RuntimeFormat.WithWindow && reader.Flag() });

    private static Button ReadButton(ref PackedReader reader) => new(reader.Required(), reader.Required(), reader.Required());
}
