using System.ComponentModel.DataAnnotations;

namespace Hotline.Storage;

/// <summary>Settings of the runtime store, section <c>Runtime</c>.</summary>
public sealed class RuntimeOptions
{
    /// <summary>Partitions of the journal, 1 to 1024. Fixed when the store is created; another number refuses to start.</summary>
    [Range(1, 1024)]
    public int Partitions { get; set; } = 64;
}
