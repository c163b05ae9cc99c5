using Hotline.Core.Localization.Lines;
using Hotline.Desk.Requests;
using Microsoft.AspNetCore.Http;

namespace Hotline.Desk.Scripts.Lines;

/// <summary>Why a translation was not written, in words.</summary>
internal static class LineRefusals
{
    public static readonly DeskError NoLanguage = new(StatusCodes.Status404NotFound, "not_found", "The scripts have no texts in this language. Choose another one.");

    public static readonly DeskError NoLine = new(StatusCodes.Status404NotFound, "not_found", "This line is not in the scripts any more. Load the list again; nothing was saved.");

    public static readonly DeskError Unread = DeskError.Conflict("draft_broken", "The scripts cannot be read, so their lines are not known. Mend what the check names first; nothing was lost.");

    public static readonly DeskError Unsound = DeskError.Conflict("draft_broken", "The file of this language cannot be read. Mend what the check names in it first; nothing was lost.");

    public static readonly DeskError NoLines = DeskError.Invalid("Say which lines to write: at most 100, each with the English and the text that you looked at.");

    private static readonly DeskError SourceChanged =
        DeskError.Conflict("changed", "The English of this line is another by now. Look at it again, then save your words once more; nothing was overwritten.");

    private static readonly DeskError TextChanged =
        DeskError.Conflict("changed", "Somebody else has written this line since you opened it. Look at their words, then save yours again; nothing was overwritten.");

    private static readonly DeskError StrayBrace = DeskError.Invalid("A brace stands alone. Braces belong to names that the program fills in. Take it out; the line was not saved.");

    private static readonly DeskError Unreadable = DeskError.Invalid("An invisible or broken sign stands in this line. Type it anew; the line was not saved.");

    private static readonly DeskError EmptyWord = DeskError.Invalid("Two bars stand there with no word between them. Take one out; the line was not saved.");

    public static DeskError Of(LineRefusal refusal) => refusal.Fault switch
    {
        LineFault.NoSuchLine => NoLine,
        LineFault.SourceChanged => SourceChanged,
        LineFault.TextChanged => TextChanged,
        LineFault.PlaceholderLacks => DeskError.Invalid($"'{refusal.Value}' in braces is missing. Put it in as it stands in the English; the line was not saved."),
        LineFault.PlaceholderUnknown => DeskError.Invalid($"'{refusal.Value}' in braces is not in the English. Take it out; the line was not saved."),
        LineFault.StrayBrace => StrayBrace,
        LineFault.LetterApart => DeskError.Invalid($"The letter '{refusal.Value}' is written as a letter and a sign apart. Type it as one; the line was not saved."),
        LineFault.TooLong => DeskError.Invalid($"This line is longer than {refusal.Value} characters. Say it shorter; it was not saved."),
        LineFault.EmptyWord => EmptyWord,
        _ => Unreadable,
    };
}
