namespace Hotline.Storage.Casebook;

/// <summary>Work that one process at a time does for all that share the casebook.</summary>
public sealed class Lease
{
    public required string Name { get; init; }

    /// <summary>The process that has it.</summary>
    public required string Owner { get; set; }

    /// <summary>Then anybody may take it.</summary>
    public required DateTimeOffset Until { get; set; }
}
