using Hotline.Server.Settings;
using Hotline.Storage.Casebook;

namespace Hotline.Server.Commands;

/// <summary>The data folder for commands that work on what <c>serve</c> has made.</summary>
internal static class HostFolder
{
    public static string Of(IConfiguration configuration) => Path.GetFullPath(configuration["Data"] ?? "./data");

    /// <summary>Whether the casebook is on PostgreSQL, not in the folder.</summary>
    public static bool IsOnPostgres(IConfiguration configuration) => !string.IsNullOrEmpty(configuration["Casebook:Postgres"]);

    /// <summary>The folder, when there is a casebook in it or on PostgreSQL. Throws <see cref="SettingsException"/>: making an empty one in a wrong place would only hide the mistake.</summary>
    public static string WithCasebook(IConfiguration configuration)
    {
        var data = Of(configuration);
        return IsOnPostgres(configuration) || File.Exists(Path.Combine(data, CasebookServices.FileName))
            ? data
            : throw new SettingsException($"There is no casebook in {data}. Start hotline once first, or name the data folder with the setting Data.");
    }
}
