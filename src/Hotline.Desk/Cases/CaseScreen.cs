using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Desk.Api;
using Hotline.Desk.Coding;
using Hotline.Desk.Speech;
using Hotline.Storage.Casebook.Cases;
using Hotline.Storage.Casebook.Conversations;
using Hotline.Storage.Casebook.Media;

namespace Hotline.Desk.Cases;

/// <summary>A case with everything that its screen shows.</summary>
internal sealed record CaseScreen : CaseCard
{
    private CaseScreen(CaseCard card)
        : base(card)
    {
    }

    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>Who talks; null once the person was erased.</summary>
    [Codes(typeof(ConversationMode))]
    public required string? Mode { get; init; }

    public required IReadOnlyList<Answer> Summary { get; init; }

    /// <summary>The same as a table for staff: what was asked, what was answered, in which words and when.</summary>
    public required IReadOnlyList<AnswerRow> Answers { get; init; }

    /// <summary>The person's other cases, without words, the newest first.</summary>
    public required IReadOnlyList<CaseCard> Others { get; init; }

    /// <summary>The newest lines, the oldest of them first.</summary>
    public required IReadOnlyList<Line> Transcript { get; init; }

    /// <summary>Where older lines begin (<see cref="ReadLines"/>); null when these are all.</summary>
    public required string? Earlier { get; init; }

    public required IReadOnlyList<Note> Notes { get; init; }

    /// <summary>The summary that stands above the case; null when there is none.</summary>
    public required Note? Pinned { get; init; }

    public required CodesOfCase Codes { get; init; }

    /// <summary>From where the person writes or wrote, by channel; empty while there is one address only.</summary>
    public required IReadOnlyList<AddressOfPerson> Addresses { get; init; }

    /// <summary>Whether a file can go with a reply: not every channel brings files.</summary>
    public required bool CarriesFiles { get; init; }

    /// <summary>Whether a reply is paid by the SMS part, so that its writer wants to know how many there are.</summary>
    public required bool PaidByPart { get; init; }

    public static CaseScreen Of(CaseFolder folder, IChannel? channel, IReadOnlyList<AnswerRow> answers, DeskWords words) => new(Of(folder.Case))
    {
        CarriesFiles = channel is { SendsFiles: true },
        PaidByPart = channel is { Abilities.PaidByPart: true },
        Reasons = folder.Case.Reasons,
        Mode = folder.Mode,
        Answers = answers,
        Others = [.. folder.Others.Select(Of)],
        Summary = [.. folder.Summary.Select(s => new Answer(s.Key, s.Value))],
        Transcript = [.. folder.Transcript.Select(l => Line.Of(l, words))],
        Earlier = LinePlaces.Write(folder.Case.Id, folder.Earlier),
        Addresses = [.. folder.Addresses.Select(a => new AddressOfPerson(a.Channel, a.Since, a.Until, a.Ended, a.Agreed, a.InUse, a.Choice, a.Pseudonym))],
        Notes = [.. folder.Notes.Select(Note.Of)],
        Pinned = folder.Notes.LastOrDefault(n => n.Kind == CaseNote.Pinned) is { Text.Length: > 0 } pinned ? Note.Of(pinned) : null,
        Codes = CodesOfCase.Of(folder),
    };
}

/// <summary>An address without itself: its channel, since when and until when, why it ended, and whether the person agreed to be written to there. Replies go to the one that is
/// <paramref name="InUse"/>, where the person wrote last; <paramref name="Choice"/> sends one elsewhere, null where that cannot be.</summary>
internal sealed record AddressOfPerson(string Channel, DateTimeOffset? Since, DateTimeOffset? Until, string? Ended, bool Agreed, bool InUse, string? Choice, string Pseudonym);

/// <summary>One answer of the summary.</summary>
internal sealed record Answer(string Slot, string Value);

/// <summary>One line of the transcript.</summary>
internal sealed record Line(
    string Id,
    DateTimeOffset At,
    [property: Codes(typeof(LineAuthor))] string From,
    string Kind,
    string Text,
    IReadOnlyList<string> Choices,
    string? Alias,
    [property: Codes(typeof(FolderLine))] string? Delivery,
    string? Words,
    FileOfLine? File)
{
    public static Line Of(FolderLine line, DeskWords words) => new(
        line.Id, line.At, Speaker(line.Author), line.Kind, line.Text, line.Choices, line.Alias, line.Delivery, line.Words is { } why ? words.Of(why) : null,
        line.File is { } file ? new FileOfLine(file.Id, file.State, file.Type, file.Bytes, file.Words) : null);

    internal static string Speaker(LineAuthor author) => author switch
    {
        LineAuthor.Person => "person",
        LineAuthor.Bot => "bot",
        LineAuthor.Operator => "operator",
        _ => throw new ArgumentOutOfRangeException(nameof(author), author, "Nobody else speaks."),
    };
}

/// <summary>The file of a line: its bytes are read at <c>cases/{id}/files/{file}</c> once its state is <c>kept</c>.</summary>
internal sealed record FileOfLine(string Id, [property: Codes(typeof(MediaState))] string State, string? Type, long? Bytes, string? Words);

/// <summary>Words of staff for staff.</summary>
internal sealed record Note(DateTimeOffset At, string Alias, string Kind, string Text)
{
    public static Note Of(FolderNote note) => new(note.At, note.Alias, note.Kind, note.Text);
}
