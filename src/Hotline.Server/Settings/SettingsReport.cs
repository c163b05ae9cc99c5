using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Configuration.Memory;

namespace Hotline.Server.Settings;

/// <summary>The effective settings with their origin, secrets masked, as printed at start.</summary>
internal static class SettingsReport
{
    public static IEnumerable<string> Lines(IConfigurationRoot configuration)
    {
        foreach (var setting in SettingsCatalog.All)
        {
            var origin = configuration.Providers.Reverse().FirstOrDefault(p => p.TryGet(setting.Name, out var v) && !string.IsNullOrEmpty(v));
            var value = origin is null ? setting.Default : configuration[setting.Name];
            if (value is null) continue;
            yield return $"{setting.Name} = {(setting.Secret ? "(set)" : value)}  [{Origin(origin)}]";
        }
    }

    private static string Origin(IConfigurationProvider? provider) => provider switch
    {
        null => "default",
        EnvironmentVariablesConfigurationProvider => "environment",
        CommandLineConfigurationProvider => "command line",
        JsonConfigurationProvider json => json.Source.Path ?? "file",
        MemoryConfigurationProvider => "file named by _FILE",
        _ => provider.GetType().Name,
    };
}
