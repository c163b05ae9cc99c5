namespace Hotline.Core.Dialogs;

/// <summary>The lines that the program itself says, written under <c>texts:</c> in <c>_always.yaml</c> by these names in snake case.</summary>
public enum SystemLine
{
    /// <summary>Label of the yes button.</summary>
    Yes,

    /// <summary>Label of the no button.</summary>
    No,

    /// <summary>Label of "I don't know".</summary>
    Skip,

    /// <summary>A button of an earlier question was pressed.</summary>
    StaleTap,

    /// <summary>An answer does not fit and the script has no words of its own.</summary>
    NotUnderstood,

    /// <summary>Waiting for a human; somebody is on duty.</summary>
    WaitingStatus,

    /// <summary>Waiting for a human; nobody is on duty.</summary>
    WaitingNobody,

    /// <summary>Nobody has answered in time: marked for the helper on call. Has <c>{since}</c>.</summary>
    WaitingOnCall,

    /// <summary>Nobody has answered in time: marked for the coordinator. Has <c>{since}</c>, and <c>{due}</c> while that is ahead.</summary>
    WaitingCoordinator,

    /// <summary>Nobody has answered in time: marked for the whole team. Has <c>{since}</c>.</summary>
    WaitingEveryone,

    /// <summary>Instead of <c>{wait}</c> while helpers are there and nobody knows how long people wait.</summary>
    WaitUnknown,

    /// <summary>What a waiting person wrote is added to their case.</summary>
    PassedOn,

    /// <summary>Each time that somebody writes who spoke of suicide and waits for a human: numbers, and that they are not alone.</summary>
    StayWithUs,

    /// <summary>Before the open question is said again: the answer told of another matter, which is noted; has <c>{topic_heard}</c>.</summary>
    MatterHeard,

    /// <summary>An operator took the case; has <c>{operator}</c>.</summary>
    OperatorJoined,

    /// <summary>The operator had to leave; the case waits again.</summary>
    OperatorLeft,

    /// <summary>The case was closed.</summary>
    CaseClosed,

    /// <summary>After a closed case: about that, or something new?</summary>
    AboutYourCase,

    /// <summary>Choice: about my case.</summary>
    AboutYourCaseYes,

    /// <summary>Choice: something new.</summary>
    AboutYourCaseNo,

    /// <summary>
    /// Where the provider takes no free text until the person writes: a harmless word, naming no topic, that asks them to write back. Sent as the channel's approved template.
    /// </summary>
    Knock,

    /// <summary>A voice message came: when somebody will listen.</summary>
    VoiceReceived,

    /// <summary>A photo or file came and no question wanted one.</summary>
    FileReceived,

    /// <summary>A file came of a kind that we do not take.</summary>
    FileRefused,

    /// <summary>A file came that is too large.</summary>
    FileTooLarge,

    /// <summary>A file came that could not be opened or fetched: please send it again.</summary>
    FileLost,

    /// <summary>A location came and no question wanted one: it is kept for the helper.</summary>
    LocationReceived,

    /// <summary>Somebody else's contact card came and no question wanted a number: the helper sees it.</summary>
    ContactReceived,

    /// <summary>A kind of message that we cannot read.</summary>
    Unsupported,

    /// <summary>An earlier message was edited: please write it as a new one if it is an answer.</summary>
    Edited,

    /// <summary>The very first message is a bare "yes" or "no", as after an erasure: nothing is open that it could answer.</summary>
    NothingOpen,

    /// <summary>Our own fault: the menu and a way to a human follow.</summary>
    Fault,

    /// <summary>Danger while a human talks: numbers, and that the helper was told.</summary>
    DangerWhileHuman,

    /// <summary>Stands for an emergency number that we do not have for the person's country.</summary>
    LocalNumber,

    /// <summary>Below a text of law that no lawyer has checked yet.</summary>
    LawUnchecked,

    /// <summary>Label before a line in the fall-back language below a draft.</summary>
    AlsoIn,

    /// <summary>One question when it is unclear whether the person wants us to stop or to delete.</summary>
    StopOrErase,

    /// <summary>The language was changed.</summary>
    LanguageChanged,

    /// <summary>On the button that offers a return code to who waits on a page that can be closed.</summary>
    CodeOffer,

    /// <summary>Before a return code is given: does the person want a secret word with it?</summary>
    CodeSecret,

    /// <summary>Choice: a code without a word.</summary>
    CodeNoSecret,

    /// <summary>The return code; has <c>{code}</c>.</summary>
    CodeGiven,

    /// <summary>A typed code opens nothing, for whichever reason.</summary>
    CodeRefused,

    /// <summary>A typed code is right: now the secret word.</summary>
    CodeAnswer,

    /// <summary>The secret word was wrong, and may be tried again.</summary>
    CodeAnswerWrong,

    /// <summary>The person is back, on another channel.</summary>
    CodeWelcome,

    /// <summary>May we write to the former address when this one cannot be reached?</summary>
    OtherAddress,

    /// <summary>On the button that opens a list of choices (WhatsApp); cut at 20 characters.</summary>
    Choose,
}
