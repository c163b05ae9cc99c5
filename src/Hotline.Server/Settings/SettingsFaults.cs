using System.Globalization;
using Hotline.Server.Security;

namespace Hotline.Server.Settings;

/// <summary>Finds values that could only fail later and less clearly: words where a number stands, an address to listen on that is none, a zone that nobody knows.</summary>
internal static class SettingsFaults
{
    /// <summary>The same configuration. Throws <see cref="SettingsException"/> with every fault on a line of its own; values of secrets are never in it.</summary>
    public static IConfigurationRoot Checked(IConfigurationRoot configuration)
    {
        var faults = Faults(configuration).ToArray();
        return faults.Length == 0 ? configuration : throw new SettingsException(string.Join('\n', faults));
    }

    private static IEnumerable<string> Faults(IConfigurationRoot configuration)
    {
        foreach (var setting in SettingsCatalog.All.Where(s => s.Number))
            if (configuration[setting.Name] is { Length: > 0 } value && !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
                yield return $"{setting.Name} is '{value}', which is no number. {setting.Meaning}.";
        foreach (var url in (configuration["Urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            if (!IsAddress(url))
                yield return $"Urls names '{url}', which is no address to listen on. Write for example http://localhost:8080.";
        foreach (var fault in TrustedProxies.Faults(configuration)) yield return fault;
        if (configuration["Defaults:Zone"] is { Length: > 0 } zone && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            yield return $"Defaults:Zone is '{zone}', which is no time zone. Write for example Asia/Almaty.";
        foreach (var fault in CaseSettings.Read(configuration).Faults) yield return fault;
    }

    private static bool IsAddress(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            return address is { Scheme: "http" or "https", Port: >= 0 and <= 65_535 };
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
