namespace Hotline.Server.Settings;

/// <summary>
/// <c>NAME_FILE</c> names a file that holds the value of <c>NAME</c>, so that a secret need not stand in the environment. The file's value wins; one trailing line end is cut.
/// </summary>
internal static class FileSettings
{
    private const string Suffix = "_FILE";

    /// <summary>Reads every such file. Throws <see cref="SettingsException"/> naming the setting and the file when one cannot be read.</summary>
    public static IConfigurationBuilder AddFileSettings(this IConfigurationBuilder builder)
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, path) in builder.Build().AsEnumerable())
        {
            if (string.IsNullOrEmpty(path) || !name.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase)) continue;
            var setting = name[..^Suffix.Length];
            if (!SettingsCatalog.All.Any(s => s.Name.Equals(setting, StringComparison.OrdinalIgnoreCase))) continue;
            values[setting] = Read(setting, path);
        }

        return builder.AddInMemoryCollection(values);
    }

    private static string Read(string setting, string path)
    {
        try
        {
            return File.ReadAllText(path).TrimEnd('\n').TrimEnd('\r');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"{setting}_FILE names {path}, which cannot be read. Check that the file is there and that this user may read it.");
        }
    }
}
