using Hotline.Core.Channels;
using Hotline.Core.Localization.Uzbek;
using Hotline.Desk.Scripts;
using Hotline.Server.Commands;

namespace Hotline.Server.Publishing;

/// <summary>Tells the desk's studio where the scripts of this deployment live.</summary>
internal static class StudioHome
{
    public static ScriptsHome Of(IServiceProvider services)
    {
        var (configuration, channels) = (services.GetRequiredService<IConfiguration>(), services.GetRequiredService<ChannelTable>());
        return new ScriptsHome(
            ScriptsOwners.Of(configuration) == ScriptsOwner.Server,
            () => ContentFolders.Of(configuration).Source(),
            ContentFolders.Options(configuration, today: null, channels))
        { UzbekWords = () => UzbekWords(ContentFolders.Of(configuration).Locales) };
    }

    /// <summary>What is wrong in the list <c>hotline locales transliterate</c> says.</summary>
    private static ScriptExceptions UzbekWords(string folder)
    {
        var path = Path.Combine(folder, "words", "uz-exceptions.txt");
        return File.Exists(path) ? ScriptExceptions.Read(path, File.ReadAllText(path)).Exceptions : ScriptExceptions.None;
    }
}
