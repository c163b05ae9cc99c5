namespace Hotline.Storage.Casebook.Accounts;

/// <summary>One sign-in. Ending the row ends the cookie that names it.</summary>
public sealed class Session
{
    /// <summary>Whoever has not been heard of for this long is not at the desk: an open page is heard of far more often.</summary>
    public static readonly TimeSpan AtDesk = TimeSpan.FromMinutes(5);

    public required string Id { get; init; }

    public required string AccountId { get; init; }

    public required string SecurityStamp { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset SeenAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }
}
