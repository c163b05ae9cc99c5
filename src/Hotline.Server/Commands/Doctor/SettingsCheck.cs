using Hotline.Server.Settings;
using Microsoft.Extensions.Configuration.EnvironmentVariables;

namespace Hotline.Server.Commands.Doctor;

/// <summary>Names of settings that nothing reads, with the one that was probably meant.</summary>
internal static class SettingsCheck
{
    private const string Subject = "settings";
    private const string FileSuffix = "_FILE";

    /// <summary>Letters that may differ before a name is no longer taken for a misspelt one.</summary>
    private const int Near = 2;

    /// <summary>Shorter names are near to too much.</summary>
    private const int ShortestGuess = 6;

    private static readonly HashSet<string> Sections =
        new(SettingsCatalog.All.Select(s => s.Name).Where(n => n.Contains(':', StringComparison.Ordinal)).Select(n => n.Split(':')[0]), StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<Finding> Look(IConfigurationRoot configuration)
    {
        var unknown = configuration.AsEnumerable().Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => p.Key).Where(name => !IsKnown(name))
            .Select(name => Judge(configuration, name)).OfType<Finding>().OrderBy(f => f.Words, StringComparer.Ordinal).ToArray();
        if (unknown.Length > 0) return unknown;
        var given = SettingsCatalog.All.Count(s => !string.IsNullOrEmpty(configuration[s.Name]));
        return [Finding.Ok(Subject, $"{given} given, every name is known")];
    }

    private static bool IsKnown(string name) => SettingsCatalog.All.Any(s =>
        s.Name.Equals(name, StringComparison.OrdinalIgnoreCase) || (s.Name + FileSuffix).Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The environment is full of other programs' names: there only a name in one of our sections, or near one of ours, is worth a word.</summary>
    private static Finding? Judge(IConfigurationRoot configuration, string name)
    {
        var meant = Meant(name);
        if (meant is null && !Sections.Contains(name.Split(':')[0]) && IsEnvironment(configuration, name)) return null;
        var shown = name.Replace(":", "__", StringComparison.Ordinal);
        return Finding.Warn(Subject, meant is null
            ? $"{shown} is not a setting and is not read. deploy/README.md lists all."
            : $"{shown} is not a setting and is not read. Did you mean {meant.Replace(":", "__", StringComparison.Ordinal)}?");
    }

    private static bool IsEnvironment(IConfigurationRoot configuration, string name) =>
        configuration.Providers.Reverse().FirstOrDefault(p => p.TryGet(name, out _)) is EnvironmentVariablesConfigurationProvider;

    private static string? Meant(string name)
    {
        var plain = Plain(name);
        if (plain.Length < ShortestGuess) return null;
        foreach (var suffix in new[] { "", FileSuffix })
            if (SettingsCatalog.All.Select(s => s.Name + suffix).Where(s => Plain(s).Length >= ShortestGuess).MinBy(s => Distance(plain, Plain(s))) is { } nearest && Distance(plain, Plain(nearest)) <= Near)
                return nearest;
        return null;
    }

    private static string Plain(string name) => name.Replace(":", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
