using System.Globalization;
using Hotline.Core.Conversations;

namespace Hotline.Storage.Casebook.Journal;

/// <summary>How an <see cref="AppliedRecord"/> names a part of a message that arrived or was opened, and the pattern that finds all of one message. Pure.</summary>
internal static class PartsArrived
{
    /// <summary><paramref name="status"/>: <see cref="DeliveryStatus.Delivered"/> or <see cref="DeliveryStatus.Read"/>.</summary>
    public static string Of(string delivery, string status, int part, int parts) => string.Create(CultureInfo.InvariantCulture, $"{Prefix(delivery, status)}{parts}:{part}");

    /// <summary>For LIKE. Names of deliveries are letters and digits.</summary>
    public static string All(string delivery, string status, int parts) => string.Create(CultureInfo.InvariantCulture, $"{Prefix(delivery, status)}{parts}:%");

    /// <summary>How the names of all parts of one message begin, of however many there are.</summary>
    public static string Prefix(string delivery, string status) => $"part:{delivery}:{status}:";

    /// <summary>The part, and how many there are, of what <see cref="Of"/> wrote; null for anything else.</summary>
    public static (int Part, int Parts)? Read(string record) => record.Split(':') is ["part", _, _, var parts, var part]
        && int.TryParse(parts, NumberStyles.None, CultureInfo.InvariantCulture, out var all) && int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? (at, all) : null;
}
