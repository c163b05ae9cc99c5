using System.Globalization;
using Hotline.Core.Conversations;

namespace Hotline.Storage.Casebook.Journal;

/// <summary>How an <see cref="AppliedRecord"/> names a part of a message that arrived or was opened, and the pattern that finds all of one message. Pure.</summary>
internal static class PartsArrived
{
    /// <summary><paramref name="status"/>: <see cref="DeliveryStatus.Delivered"/> or <see cref="DeliveryStatus.Read"/>.</summary>
    public static string Of(string delivery, string status, int part, int parts) => string.Create(CultureInfo.InvariantCulture, $"part:{delivery}:{status}:{parts}:{part}");

    /// <summary>For LIKE. Names of deliveries are letters and digits.</summary>
    public static string All(string delivery, string status, int parts) => string.Create(CultureInfo.InvariantCulture, $"part:{delivery}:{status}:{parts}:%");
}
