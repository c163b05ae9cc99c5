using Hotline.Channels.Receiving;
using Hotline.Core.Messaging;

namespace Hotline.Channels.WhatsApp;

/// <summary>A person's address on WhatsApp as Meta writes it, and as we do (<see cref="NumberAddress"/>). A number may be missing, and says nothing of where somebody is. Pure.</summary>
internal static class WhatsAppAddress
{
    /// <summary>The address, by the number if there is one; null when neither can be one.</summary>
    public static Address? Of(string? number, string? userId) => NumberAddress.WhatsApp(number) ?? UserId(userId) ?? UserId(number);

    /// <summary>The address of a user id; null when it is none.</summary>
    public static Address? UserId(string? text) => NumberAddress.UserId(text);

    /// <summary>Where to send: the digits of a number (<c>to</c>) or a user id (<c>recipient</c>); neither when the address is not one of ours.</summary>
    public static (string? To, string? Recipient) Target(Address address) =>
        NumberAddress.WhatsApp(address.Value) is { } number ? (number.Value.TrimStart('+'), null) : UserId(address.Value) is { } id ? (null, id.Value) : default;
}
