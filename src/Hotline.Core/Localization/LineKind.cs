namespace Hotline.Core.Localization;

/// <summary>What a line is for, which decides its length and the note to translators.</summary>
public enum LineKind
{
    /// <summary>Told.</summary>
    Say,

    /// <summary>Asked.</summary>
    Question,

    /// <summary>Told when a person is called to the chat.</summary>
    Handoff,

    /// <summary>Told at the end of a dialog.</summary>
    End,

    /// <summary>Written later, because the person asked for it.</summary>
    Reminder,

    /// <summary>The shorter twin of a line, for SMS.</summary>
    Sms,

    /// <summary>An answer, on a button or in a list.</summary>
    Label,

    /// <summary>The shorter twin of an answer, for SMS.</summary>
    LabelSms,

    /// <summary>Other words by which people give an answer; never said.</summary>
    Also,

    /// <summary>Told when an answer does not fit.</summary>
    Otherwise,

    /// <summary>Told when somebody answers with what happened to them.</summary>
    Heard,

    /// <summary>The button for not knowing.</summary>
    Skip,

    /// <summary>Whole messages that mean a command; never said but for the first.</summary>
    ReactionWords,

    /// <summary>A line of the program itself.</summary>
    System,

    /// <summary>A city whose clock people are told.</summary>
    Place,

    /// <summary>Ready for a helper to send.</summary>
    Reply,

    /// <summary>Read by helpers alone.</summary>
    Card,
}
