namespace Hotline.Storage.Casebook.Cases;

/// <summary>What came of an attempt to change a case. <paramref name="Case"/> is the case as it stands now, null when there is none.</summary>
public sealed record CaseAnswer(CaseVerdict Verdict, Case? Case)
{
    public static readonly CaseAnswer NotFound = new(CaseVerdict.NotFound, null);
}

/// <summary>Why a change of a case took place or did not.</summary>
public enum CaseVerdict
{
    Done,
    NotFound,

    /// <summary>Somebody else holds it.</summary>
    Held,

    /// <summary>Nobody holds it, or its version is another than the page showed.</summary>
    Changed,

    Closed,

    /// <summary>The person has another open case, which is the answer's; of one person only one is open in a conversation.</summary>
    AnotherOpen,

    /// <summary>The person ended it, or goes on elsewhere: only they can come back.</summary>
    EndedByPerson,

    /// <summary>The change asks for what cannot be, such as lowering an urgency to the same.</summary>
    Impossible,

    /// <summary>As much of it as one case may have is there already.</summary>
    TooMany,

    /// <summary>The colleague who should get it is not at the desk, or talks with nobody.</summary>
    NoColleague,

    /// <summary>The address that a reply should go to is none of this person's, or none that they agreed to.</summary>
    NoAddress,

    /// <summary>The file that should go with a reply is not there any more, or was brought for somebody else.</summary>
    NoFile,
}
