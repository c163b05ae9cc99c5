using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Localization.Uzbek;

namespace Hotline.Desk.Scripts;

/// <summary>
/// Where the scripts of this deployment live, as the program tells the desk. <paramref name="IsServer"/>: the casebook owns them; else the folders on disk do, and nothing can be published here.
/// <paramref name="Folders"/> reads those. <paramref name="Options"/>: how the settings want scripts to be read.
/// </summary>
public sealed record ScriptsHome(bool IsServer, Func<PublicationSource> Folders, ReadOptions Options)
{
    /// <summary>Reads the words whose Uzbek Cyrillic does not follow from the Latin; none where the deployment has no such list.</summary>
    public Func<ScriptExceptions> UzbekWords { get; init; } = static () => ScriptExceptions.None;
}
