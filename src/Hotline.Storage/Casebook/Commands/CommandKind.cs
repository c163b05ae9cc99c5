namespace Hotline.Storage.Casebook.Commands;

/// <summary>The codes of <see cref="DeskCommand.Kind"/> and <see cref="DeskCommand.Outcome"/>.</summary>
public static class CommandKind
{
    public const string Taken = "taken";
    public const string HandedOver = "handed_over";
    public const string Returned = "returned";
    public const string Escalated = "escalated";
    public const string Reply = "reply";
    public const string Closed = "closed";
    public const string Reopened = "reopened";
    public const string Urgency = "urgency";
    public const string Erase = "erase";

    public const string Accepted = "accepted";
    public const string Refused = "refused";
}
