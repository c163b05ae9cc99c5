namespace Hotline.Storage.Casebook.Conversations;

/// <summary>Who spoke a line of the transcript.</summary>
public enum LineAuthor
{
    Person,
    Bot,
    Operator,
}
