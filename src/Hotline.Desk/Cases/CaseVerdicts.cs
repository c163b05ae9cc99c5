using Hotline.Core.Cases;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook.Cases;

namespace Hotline.Desk.Cases;

/// <summary>What a page is told about an attempt to change a case.</summary>
internal static class CaseVerdicts
{
    private static readonly DeskError Changed = DeskError.Conflict(
        "changed", "Somebody changed this case in the meantime. Look at it as it is now, then try again. Nothing was sent.");

    private static readonly DeskError Closed = DeskError.Conflict("closed", "This case is closed. Nothing was sent.");

    private static readonly DeskError Erased = DeskError.Conflict("erased", "The person's data was deleted. Nothing was sent; you can only close the case.");

    private static readonly DeskError NoFile = DeskError.Conflict("no_file", "The file is not there any more. Add it again. Nothing was sent.");

    private static readonly DeskError NoColleague = DeskError.Conflict("no_colleague", "This colleague is not at the desk. Choose somebody who is, or return the case to the queue. Nothing was changed.");

    private static readonly DeskError EndedByPerson = DeskError.Conflict(
        "ended_by_person", "The person ended this talk, or goes on in another case. It cannot be opened from here. They can write again at any time.");

    private static readonly DeskError NoAddress = DeskError.Conflict("no_address", "The person cannot be written to there. Choose another of their channels. Nothing was sent.");

    private static readonly DeskError TooMany = DeskError.Conflict("too_many", $"This case has {CaseNotes.Most} notes, more do not fit. Nothing was noted.");

    private static readonly DeskError NotLower = DeskError.Invalid("The urgency is not higher than that. A human can only lower it; it rises by itself.");

    /// <summary>The same for requests that answer with nothing.</summary>
    public static DeskResult<Nothing> Silent(this CaseAnswer answer)
    {
        var result = answer.Result();
        return result.Error is { } error ? error : DeskResult<Nothing>.Ok(new Nothing(), result.CaseId);
    }

    public static DeskResult<CaseCard> Result(this CaseAnswer answer) => answer.Verdict switch
    {
        CaseVerdict.Done => DeskResult<CaseCard>.Ok(CaseCard.Of(answer.Case!), answer.Case!.Id),
        CaseVerdict.NotFound => DeskError.NoSuchCase,
        CaseVerdict.Held => DeskError.Conflict("held", $"{answer.Case!.HolderAlias} has this case now. Nothing was sent."),
        CaseVerdict.Changed => Changed,
        CaseVerdict.Closed => answer.Case!.ConversationId is null ? Erased : Closed,
        CaseVerdict.NoFile => NoFile,
        CaseVerdict.AnotherOpen => DeskError.Conflict("open_case", $"The person has another open case: {CaseCode.Spoken(new CaseId(answer.Case!.Id))}. Go on there. Nothing was changed."),
        CaseVerdict.EndedByPerson => EndedByPerson,
        CaseVerdict.NoAddress => NoAddress,
        CaseVerdict.TooMany => TooMany,
        CaseVerdict.NoColleague => NoColleague,
        CaseVerdict.Impossible => NotLower,
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer.Verdict, "A verdict without words."),
    };
}
