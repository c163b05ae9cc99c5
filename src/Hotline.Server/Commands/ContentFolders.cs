using Hotline.Core.Channels;
using Hotline.Core.Dialogs.Loading;
using Hotline.Server.Settings;

namespace Hotline.Server.Commands;

/// <summary>Where scripts and texts stand on disk.</summary>
internal sealed record ContentFolders(string Dialogs, string Locales)
{
    public static ContentFolders Of(IConfiguration configuration) =>
        new(configuration.ContentFolder("Dialogs", "dialogs"), configuration.ContentFolder("Locales", "locales"));

    public static ContentFolders In(string folder)
    {
        var dialogs = Path.Combine(folder, "dialogs");
        if (!Directory.Exists(dialogs)) throw new SettingsException($"There is no folder {Path.GetFullPath(dialogs)}. Name a folder that holds dialogs/ and locales/.");
        return new ContentFolders(dialogs, Path.Combine(folder, "locales"));
    }

    /// <summary>Reads everything; warnings of facts that are due for a new check are counted from <paramref name="today"/>. Scripts may name the <paramref name="channels"/>, by default the program's.</summary>
    public ReadResult Read(PublicationSource source, IConfiguration configuration, DateOnly? today, ChannelTable? channels = null) =>
        PublicationReader.Read(source, Options(configuration, today, channels ?? ChannelModules.Table));

    /// <summary>How the deployment's settings want scripts to be read, wherever they come from.</summary>
    public static ReadOptions Options(IConfiguration configuration, DateOnly? today, ChannelTable channels) =>
        new(!string.Equals(configuration["Locales:AllowDrafts"], "false", StringComparison.OrdinalIgnoreCase), today) { Channels = channels };

    /// <summary>Every error on a line of its own, for the end of a sentence.</summary>
    public static string Lines(IEnumerable<Fault> faults) => string.Join('\n', faults.Where(f => f.Severity == FaultSeverity.Error).Select(f => $"  {f}"));

    public PublicationSource Source() => PublicationSource.FromFolders(Dialogs, Locales);

    /// <summary>For commands that need a script without fault. Throws <see cref="SettingsException"/> with every error.</summary>
    public LoadedContent ReadOrThrow(IConfiguration configuration, ChannelTable? channels = null)
    {
        var source = Source();
        var result = Read(source, configuration, today: null, channels);
        if (result.Publication is { } publication) return new LoadedContent(publication, source);
        throw new SettingsException($"The scripts cannot be used. Mend these and start again:\n{Lines(result.Faults)}");
    }
}
