namespace Hotline.Server.Publishing;

/// <summary>Where the scripts that people hear come from: the setting <c>Publications:Source</c>.</summary>
internal enum ScriptsOwner
{
    /// <summary>The folders on disk, read at each start; their history is that of the repository that they lie in.</summary>
    Git,

    /// <summary>The casebook: what was published last, on every server, without a restart.</summary>
    Server,
}

/// <summary>Reads <see cref="ScriptsOwner"/> from the settings.</summary>
internal static class ScriptsOwners
{
    public const string Setting = "Publications:Source";

    private const string Git = "git";
    private const string Server = "server";

    public static ScriptsOwner Of(IConfiguration configuration) => configuration[Setting] == Server ? ScriptsOwner.Server : ScriptsOwner.Git;

    /// <summary>A sentence when the setting says neither; a typing error must not quietly change what people hear.</summary>
    public static string? Fault(IConfiguration configuration) =>
        configuration[Setting] is { Length: > 0 } named && named is not (Git or Server) ? $"{Setting} is '{named}'. Write {Git} (the folders on disk are used) or {Server} (the casebook owns the scripts)." : null;
}
