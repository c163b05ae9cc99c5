namespace Hotline.Storage.Casebook.Retention;

/// <summary>
/// How old what is stored may become, settings of the section <c>Retention</c>. Nothing of a person with an open case is ever touched, so every age begins when their last case was closed, or, where there
/// never was one, with the last message.
/// </summary>
public sealed record RetentionOptions
{
    /// <summary>Longest age that can be set, in days: ten years.</summary>
    public const int Longest = 3650;

    /// <summary>False: nothing goes by age.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>People who wrote and never came to a case: days since anything happened in their conversation.</summary>
    public double UnfinishedDays { get; init; } = 30;

    /// <summary>Chats, notes, answers, files and keys of people whose cases are closed: days since the last one was. What stays is the case as codes.</summary>
    public double TextDays { get; init; } = 90;

    /// <summary>Places that people sent: hours since their last case was closed.</summary>
    public double LocationHours { get; init; }

    /// <summary>The address that staff may see: days since the last case was closed. The pseudonym stays, and the address comes back with the next case.</summary>
    public double AddressDays { get; init; }

    /// <summary>Photos, voices, sounds and videos: days since somebody at the desk first looked at one. Papers go with the text.</summary>
    public double MediaDays { get; init; } = 7;

    /// <summary>The audit, ended sessions, and invitations that are over. Never content.</summary>
    public double AuditDays { get; init; } = 365;

    /// <summary>How often each node of the dialogs was reached and answered, by day. Nothing of a person, and the studio shows a year at most.</summary>
    public double FunnelDays { get; init; } = 400;
}
