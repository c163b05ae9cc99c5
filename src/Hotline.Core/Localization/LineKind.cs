namespace Hotline.Core.Localization;

/// <summary>What a line is for, which decides its length and the note to translators.</summary>
internal enum LineKind
{
    Say,
    Question,
    Handoff,
    End,
    Reminder,
    Sms,
    Label,
    LabelSms,
    Also,
    Otherwise,
    Heard,
    Skip,
    ReactionWords,
    System,

    /// <summary>A city whose clock people are told.</summary>
    Place,

    /// <summary>Ready for a helper to send.</summary>
    Reply,

    /// <summary>Read by helpers alone.</summary>
    Card,
}
