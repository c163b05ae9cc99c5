using Hotline.Core.Dialogs.Loading;

namespace Hotline.Desk.Scripts;

/// <summary>What the files of a publication are about.</summary>
internal static class ScriptFiles
{
    /// <summary>The folder of texts.</summary>
    public const string Locales = "locales/";

    private const string Dialogs = "dialogs/";
    private const string Dialog = "dialog";

    /// <summary>The codes of what a file is.</summary>
    public static readonly IReadOnlyList<string> Kinds = [Dialog, "settings", "texts", "facts", "understanding", "test", "locale"];

    public static string Kind(string path)
    {
        if (path.StartsWith(Locales, StringComparison.Ordinal)) return "locale";
        if (path.StartsWith(PublicationSource.Tests, StringComparison.Ordinal)) return "test";
        if (path.StartsWith("dialogs/facts/", StringComparison.Ordinal)) return "facts";
        if (path.StartsWith("dialogs/understanding/", StringComparison.Ordinal)) return "understanding";
        return path switch { "dialogs/hotline.yaml" => "settings", "dialogs/replies.yaml" or "dialogs/cards.yaml" => "texts", _ => Dialog };
    }

    /// <summary>Whether nodes stand in it.</summary>
    public static bool IsDialog(string path) => path.StartsWith(Dialogs, StringComparison.Ordinal) && Kind(path) == Dialog;

    /// <summary>Its name without folder and ending: a dialog's, a language's.</summary>
    public static string Name(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        return name[..name.LastIndexOf('.')];
    }
}
