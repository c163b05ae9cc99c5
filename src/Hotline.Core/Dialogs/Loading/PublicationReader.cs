namespace Hotline.Core.Dialogs.Loading;

/// <summary>
/// Reads dialogs, facts, understanding and translations into a <see cref="Publication"/>, or says every fault at once. Pure but for the folders;
/// never throws on what the files hold.
/// </summary>
public static class PublicationReader
{
    /// <summary>Reads folders as they stand. Throws <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/> when a file cannot be read.</summary>
    public static ReadResult Read(string dialogsFolder, string localesFolder, ReadOptions? options = null) =>
        Read(PublicationSource.FromFolders(dialogsFolder, localesFolder), options);

    /// <summary>Reads files from memory: a publication that was stored, or one that is being written.</summary>
    public static ReadResult Read(PublicationSource source, ReadOptions? options = null)
    {
        var faults = new FaultSink();
        var publication = new PublicationAssembly(source, options ?? new ReadOptions(), faults).Assemble();
        return new ReadResult(faults.HasErrors ? null : publication, faults.InOrder());
    }
}
