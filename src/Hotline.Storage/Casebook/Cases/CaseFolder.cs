using Hotline.Storage.Casebook.Conversations;

namespace Hotline.Storage.Casebook.Cases;

/// <summary>Everything that one screen shows of a case, opened. <paramref name="Mode"/> is null once the person was erased.</summary>
public sealed record CaseFolder(
    Case Case, string? Mode, IReadOnlyList<KeyValuePair<string, string>> Summary, IReadOnlyList<FolderLine> Transcript, IReadOnlyList<FolderNote> Notes);

/// <summary>
/// One line as it is read. <paramref name="Delivery"/> is <c>waiting</c>, <c>held</c> (until the person writes), <c>sent</c>, <c>delivered</c>, <c>read</c>, <c>failed</c> (it never left us), <c>undelivered</c> (the provider had it and could
/// not bring it) or <c>refused</c>, null for what the person did.
/// </summary>
public sealed record FolderLine(
    string Id, DateTimeOffset At, LineAuthor Author, string Kind, string Text, IReadOnlyList<string> Choices, string? Alias, string? Delivery, string? Words);

/// <summary>A note of staff.</summary>
public sealed record FolderNote(DateTimeOffset At, string Alias, string Kind, string Text);
