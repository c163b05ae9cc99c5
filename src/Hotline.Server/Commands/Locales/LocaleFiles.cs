using System.Text;
using Hotline.Core.Dialogs;
using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Localization;
using Hotline.Core.Localization.Spelling;
using Hotline.Core.Localization.Uzbek;
using Hotline.Core.Messaging;
using Hotline.Server.Settings;

namespace Hotline.Server.Commands.Locales;

/// <summary>The configured folder of texts, with the scripts that they belong to. Reading a file that is no PO throws <see cref="SettingsException"/> with every fault.</summary>
internal sealed class LocaleFiles
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly string _folder;

    private LocaleFiles(ContentFolders folders, IConfiguration configuration, Publication scripts) =>
        (Folders, Configuration, _folder, Scripts) = (folders, configuration, folders.Locales, scripts);

    public ContentFolders Folders { get; }

    public IConfiguration Configuration { get; }

    /// <summary>The scripts alone: a fault in a translation must not stop the command that mends it.</summary>
    public Publication Scripts { get; }

    /// <summary>The languages that have a file, in the order of <c>hotline.yaml</c>.</summary>
    public IEnumerable<LocaleTag> Translated => Scripts.Settings.Locales.Select(l => l.Tag).Where(t => t != LocaleTag.English);

    public static LocaleFiles Open()
    {
        var configuration = HotlineConfiguration.Read([]);
        var folders = ContentFolders.Of(configuration);
        var result = PublicationReader.Read(folders.Source(), new ReadOptions(Translations: false) { Channels = ChannelModules.Table });
        return new LocaleFiles(folders, configuration, result.Publication ?? folders.ReadOrThrow(configuration).Publication);
    }

    /// <summary>The language of that tag, or a <see cref="SettingsException"/> that names those there are.</summary>
    public LocaleTag Locale(string tag) => Translated.Any(t => t.Value == tag)
        ? new LocaleTag(tag)
        : throw new SettingsException($"'{tag}' has no file of translations. The languages are: {string.Join(", ", Translated)}.");

    public string PathOf(LocaleTag locale) => Path.Combine(_folder, $"{locale}.po");

    public async Task<PoFile?> FindAsync(LocaleTag locale, CancellationToken cancellationToken)
    {
        var path = PathOf(locale);
        if (!File.Exists(path)) return null;
        var (file, faults) = PoFile.Read($"locales/{locale}.po", await File.ReadAllTextAsync(path, cancellationToken));
        return Sound(file, faults);
    }

    public async Task<PoFile> ReadAsync(LocaleTag locale, CancellationToken cancellationToken) => await FindAsync(locale, cancellationToken)
        ?? throw new SettingsException($"There is no file {PathOf(locale)}. Run 'hotline locales update', which writes it with all lines.");

    /// <summary>Writes only what changed, so that a file's time tells when it did.</summary>
    public async Task<bool> WriteAsync(LocaleTag locale, PoFile file, CancellationToken cancellationToken)
    {
        var (path, text) = (PathOf(locale), file.Write());
        if (File.Exists(path) && await File.ReadAllTextAsync(path, cancellationToken) == text) return false;
        await File.WriteAllTextAsync(path, text, Utf8, cancellationToken);
        return true;
    }

    public async Task<ScriptExceptions> ExceptionsAsync(CancellationToken cancellationToken)
    {
        const string Name = "words/uz-exceptions.txt";
        if (await TextAsync(Name, cancellationToken) is not { } text) return ScriptExceptions.None;
        var (exceptions, faults) = ScriptExceptions.Read($"locales/{Name}", text);
        return Sound(exceptions, faults);
    }

    public async Task<AcceptedWords> AcceptedAsync(string tag, CancellationToken cancellationToken)
    {
        if (await TextAsync($"words/{tag}.txt", cancellationToken) is not { } text) return AcceptedWords.None;
        var (words, faults) = AcceptedWords.Read($"locales/words/{tag}.txt", text);
        return Sound(words, faults);
    }

    private async Task<string?> TextAsync(string name, CancellationToken cancellationToken)
    {
        var path = Path.Combine(_folder, name);
        return File.Exists(path) ? await File.ReadAllTextAsync(path, cancellationToken) : null;
    }

    private static T Sound<T>(T read, IReadOnlyList<Fault> faults)
    {
        var errors = faults.Where(f => f.Severity == FaultSeverity.Error).ToArray();
        return errors.Length == 0 ? read : throw new SettingsException($"Nothing was changed. Mend these first:\n{string.Join('\n', errors.Select(f => $"  {f}"))}");
    }
}
