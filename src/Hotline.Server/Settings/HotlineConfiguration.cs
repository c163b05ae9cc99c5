namespace Hotline.Server.Settings;

/// <summary>Ordinary .NET configuration in the usual order: <c>appsettings.json</c> in the working folder, environment (<c>__</c> for <c>:</c>), command line, files named by <c>_FILE</c>.</summary>
internal static class HotlineConfiguration
{
    public static IConfigurationRoot Read(IReadOnlyList<string> arguments)
    {
        var builder = new ConfigurationBuilder()
            .SetBasePath(Directory.GetCurrentDirectory())
            .AddJsonFile("appsettings.json", optional: true)
            .AddEnvironmentVariables()
            .AddCommandLine([.. arguments]);
        return SettingsFaults.Checked(Built(builder));
    }

    private static IConfigurationRoot Built(IConfigurationBuilder builder)
    {
        try
        {
            return builder.AddFileSettings().Build();
        }
        catch (InvalidDataException)
        {
            throw new SettingsException("appsettings.json in this folder is not JSON that can be read. Look for a missing comma, quote or brace.");
        }
    }

    /// <summary>
    /// A content folder: as configured, else the default beside the working folder, else beside the program, so that an installed copy finds its own.
    /// Throws <see cref="SettingsException"/> when there is none.
    /// </summary>
    public static string ContentFolder(this IConfiguration configuration, string setting, string fallback)
    {
        if (configuration[setting] is { Length: > 0 } named) return Directory.Exists(named) ? Path.GetFullPath(named) : throw Missing(setting, Path.GetFullPath(named));
        string[] places = [Path.GetFullPath(fallback), Path.Combine(AppContext.BaseDirectory, fallback)];
        return places.FirstOrDefault(Directory.Exists) ?? throw Missing(setting, places[0]);
    }

    private static SettingsException Missing(string setting, string path) =>
        new($"There is no folder {path}. Start hotline in the project's folder, or set {setting} to the folder of the {setting.ToLowerInvariant()}.");
}
