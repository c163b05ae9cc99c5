using Hotline.Core.Dialogs;
using Hotline.Core.Understanding;
using Hotline.Core.Understanding.Classification;
using Hotline.Server.Commands;

namespace Hotline.Server.Workers;

/// <summary>
/// Where what was learnt from examples is kept, so that a start need not learn: beside the program what its build learnt from the scripts it came with, and in the data folder what was
/// learnt from other ones. A file that does not fit is passed over with a line in the log; one that cannot be written costs the next start a second. Thread-safe, also between processes.
/// </summary>
internal sealed partial class LearntFiles
{
    /// <summary>Beside the program.</summary>
    public const string Shipped = "topics.model";

    /// <summary>In the data folder.</summary>
    public const string Folder = "learnt";

    /// <summary>Files that the data folder keeps; the oldest go.</summary>
    public const int Most = 3;

    private const string Extension = ".model";
    private const string Unfinished = ".new";

    private static readonly TimeSpan Abandoned = TimeSpan.FromMinutes(10);

    private readonly string program;
    private readonly string? data;
    private readonly ILogger<LearntFiles> logger;

    public LearntFiles(IConfiguration configuration, ILogger<LearntFiles> logger)
        : this(AppContext.BaseDirectory, Path.Combine(HostFolder.Of(configuration), Folder), logger)
    {
    }

    /// <summary>Without a folder for <paramref name="data"/> nothing is written.</summary>
    public LearntFiles(string program, string? data, ILogger<LearntFiles> logger) => (this.program, this.data, this.logger) = (program, data, logger);

    /// <summary>For commands, which leave the data folder alone.</summary>
    public static LearntFiles OfProgram(ILogger<LearntFiles> logger) => new(AppContext.BaseDirectory, null, logger);

    /// <summary>What reads messages as the program does: <see cref="Publication.ExactMessages"/> need no learning.</summary>
    public MessageReader Reader(Publication publication) => new(publication.Understanding, Find(publication.Understanding), publication.ExactMessages);

    public MessageReader Reader(UnderstandingData understanding) => new(understanding, Find(understanding));

    /// <summary>Replaces a file whole: nobody ever reads half of one.</summary>
    public static void Write(string path, byte[] bytes)
    {
        var own = $"{path}.{Guid.NewGuid():N}{Unfinished}";
        try
        {
            File.WriteAllBytes(own, bytes);
            RemoveLeftovers(path, File.GetLastWriteTimeUtc(own) - Abandoned);
            File.Move(own, path, overwrite: true);
        }
        finally
        {
            File.Delete(own);
        }
    }

    /// <summary>What was being written when its writer was killed. Younger ones may still be written by another.</summary>
    private static void RemoveLeftovers(string path, DateTime before)
    {
        var file = new FileInfo(path);
        foreach (var left in file.Directory!.EnumerateFiles($"{file.Name}.*{Unfinished}"))
            if (left.LastWriteTimeUtc < before) left.Delete();
    }

    private LearntTopics? Find(UnderstandingData understanding)
    {
        if (understanding.Examples.Count == 0) return null;
        var name = LearntTopics.NameOf(understanding);
        if (Read(Path.Combine(program, Shipped), name, others: true) is { } shipped) return shipped;
        if (data is null) return null;
        var kept = Path.Combine(data, name + Extension);
        if (Read(kept, name, others: false) is { } learnt) return learnt;
        learnt = LearntTopics.Learn(understanding);
        Keep(kept, learnt);
        return learnt;
    }

    /// <summary>That the program's own file was learnt from something else is no fault: a coordinator changed an example.</summary>
    private LearntTopics? Read(string path, string name, bool others)
    {
        try
        {
            return File.Exists(path) ? LearntTopics.Read(File.ReadAllBytes(path), name) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            if (others && e is InvalidDataException) Log.Other(logger, path, e.Message);
            else Log.Unreadable(logger, path, e.Message);
            return null;
        }
    }

    private void Keep(string path, LearntTopics learnt)
    {
        try
        {
            Directory.CreateDirectory(data!);
            Write(path, learnt.ToBytes());
            foreach (var old in new DirectoryInfo(data!).GetFiles("*" + Extension).OrderByDescending(f => f.LastWriteTimeUtc).Skip(Most)) old.Delete();
            Log.Kept(logger, path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Log.NotKept(logger, path, e.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{File} is not used: {Why}. Topics and danger come from the examples as they are now")]
        public static partial void Other(ILogger logger, string file, string why);

        [LoggerMessage(2, LogLevel.Warning, "{File} is not used: {Why}. It is learnt from the examples again")]
        public static partial void Unreadable(ILogger logger, string file, string why);

        [LoggerMessage(3, LogLevel.Information, "Learnt from the examples and kept in {File}")]
        public static partial void Kept(ILogger logger, string file);

        [LoggerMessage(4, LogLevel.Warning, "What was learnt from the examples could not be kept in {File} ({Why}); the next start learns it again")]
        public static partial void NotKept(ILogger logger, string file, string why);
    }
}
