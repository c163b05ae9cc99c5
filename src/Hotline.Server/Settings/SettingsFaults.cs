using System.Globalization;
using Hotline.Channels;
using Hotline.Server.Publishing;
using Hotline.Server.Security;

namespace Hotline.Server.Settings;

/// <summary>Finds values that could only fail later and less clearly: words where a number stands, an address to listen on that is none, a zone that nobody knows.</summary>
internal static class SettingsFaults
{
    private const string Lease = "Runtime:SendLeaseSeconds";

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
        if (ScriptsOwners.Fault(configuration) is { } owner) yield return owner;
        foreach (var fault in CaseSettings.Read(configuration).Faults) yield return fault;
        foreach (var fault in DeskFaults(configuration)) yield return fault;
        foreach (var fault in RetentionSettings.Read(configuration).Faults) yield return fault;
        foreach (var setting in SettingsCatalog.All.Where(s => s.Name.EndsWith(":AnswerSeconds", StringComparison.Ordinal)))
            if (Outlives(setting, configuration) is { } fault)
                yield return fault;
    }

    private static IEnumerable<string> DeskFaults(IConfigurationRoot configuration)
    {
        const string require = "Desk:RequireSecondFactor";
        if (configuration[require] is { Length: > 0 } asked && !bool.TryParse(asked, out _)) yield return $"{require} is '{asked}'. Write true or false.";
        foreach (var name in new[] { "Desk:RequestsPerMinute", "Desk:ChangesPerMinute" })
            if (configuration[name] is { Length: > 0 } value && !(int.TryParse(value, CultureInfo.InvariantCulture, out var number) && number >= 1))
                yield return $"{name} is '{value}'. Write a whole number from 1.";
    }

    /// <summary>
    /// A call begins within the first half of its reply's lease, so it ends before the lease with a third of it to wait, and there is time left to report. Numbers beyond their own
    /// bounds are told of where those are.
    /// </summary>
    private static string? Outlives(Setting answer, IConfigurationRoot configuration)
    {
        if (!configuration.GetSection(answer.Name.Split(':')[0]).GetChildren().Any()) return null;
        var known = int.TryParse(Text(Lease), CultureInfo.InvariantCulture, out var lease) & int.TryParse(Text(answer.Name), CultureInfo.InvariantCulture, out var wait);
        if (!known || lease is < 5 or > 600 || wait is < 1 or > 50 || wait * 3 <= lease) return null;
        return $"{answer.Name} is {wait}, more than a third of {Lease}, which is {lease}: a call could outlive its lease, and the message would be sent twice. "
            + $"Set {answer.Name} to {lease / 3} or less, or {Lease} to {wait * 3} or more.";

        string? Text(string name) => configuration[name] is { Length: > 0 } set ? set : SettingsCatalog.All.First(s => s.Name == name).Default;
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
