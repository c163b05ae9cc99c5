namespace Hotline.Storage.Casebook.Publications;

/// <summary>One act of publishing: which publication became the current one, by whom, when and why. Rows are only ever added; the highest number is current.</summary>
public sealed class PublicationEntry
{
    /// <summary>Longest <see cref="Why"/>, in UTF-16 units.</summary>
    public const int LongestWhy = 400;

    /// <summary>Counts from 1, without gaps.</summary>
    public required long Number { get; init; }

    public required string Structure { get; init; }

    public required string Text { get; init; }

    /// <summary>Names the <see cref="PublishedFiles"/>.</summary>
    public required string Hash { get; init; }

    /// <summary>One of <see cref="PublicationActs"/>.</summary>
    public required string Act { get; init; }

    /// <summary>The number whose files these are again, after a roll back.</summary>
    public long? FilesOf { get; init; }

    /// <summary>Who did it at the desk; null at the server's terminal.</summary>
    public string? AccountId { get; init; }

    /// <summary>In their own words; nothing about a person belongs there.</summary>
    public required string Why { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>The codes of <see cref="PublicationEntry.Act"/>; they are the audit's codes too.</summary>
public static class PublicationActs
{
    /// <summary>Files were published.</summary>
    public const string Publish = "publication_publish";

    /// <summary>An earlier number became current again.</summary>
    public const string RollBack = "publication_roll_back";

    /// <summary>A dialog was taken out of use.</summary>
    public const string Withdraw = "publication_withdraw";

    /// <summary>The folder was taken over when the server began to own the scripts. Nobody did it, so the audit has no such act.</summary>
    public const string Adopt = "publication_adopt";
}
