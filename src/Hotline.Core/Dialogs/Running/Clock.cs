namespace Hotline.Core.Dialogs.Running;

/// <summary>Clock times as a person reads them: with the place, and with the day when it is a day away or more.</summary>
internal static class Clock
{
    /// <summary>The zone, or UTC when this machine does not know it: a wrong zone must not cost a reply.</summary>
    public static TimeZoneInfo Zone(string id) => TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : TimeZoneInfo.Utc;

    public static string Say(DateTimeOffset at, DateTimeOffset now, TimeZoneInfo zone, string place)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        var format = (at - now).Duration() < TimeSpan.FromHours(24) ? "HH:mm" : "dd.MM HH:mm";
        return $"{local.ToString(format, System.Globalization.CultureInfo.InvariantCulture)} ({place})";
    }

    /// <summary>The town in a zone's name: <c>Asia/Almaty</c> is Almaty.</summary>
    public static string Town(string zone) => zone[(zone.LastIndexOf('/') + 1)..].Replace('_', ' ');
}
