namespace Hotline.Storage.Casebook.Publications;

/// <summary>A file of the scripts that stands otherwise in the draft than in what is current. There is one draft, for the whole team.</summary>
public sealed class DraftFile
{
    /// <summary>As in <c>PublicationSource</c>: <c>dialogs/menu.yaml</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The whole file; null when the draft deletes it.</summary>
    public string? Text { get; set; }

    /// <summary>Above 0, and never one that the file had before, also when it left the draft in between.</summary>
    public required long Version { get; set; }

    /// <summary><see cref="DraftBook.VersionOf"/> of the file that was current when it came into the draft: another one now means that somebody published in between.</summary>
    public required long Base { get; init; }

    /// <summary>Who wrote it last.</summary>
    public string? AccountId { get; set; }

    public required DateTimeOffset At { get; set; }
}

/// <summary>One file to be written into the draft. <paramref name="Version"/>: what the writer looked at. <paramref name="Text"/> null deletes the file.</summary>
public sealed record DraftChange(string Path, long Version, string? Text);
