namespace Hotline.Storage.Casebook.Accounts;

/// <summary>One sign-in. Ending the row ends the cookie that names it.</summary>
public sealed class Session
{
    public required string Id { get; init; }

    public required string AccountId { get; init; }

    public required string SecurityStamp { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset SeenAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }
}
