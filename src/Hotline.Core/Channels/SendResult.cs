namespace Hotline.Core.Channels;

/// <summary>What became of one attempt to send. A closed set; each carries its own decision, so the sender knows no provider.</summary>
public abstract record SendResult
{
    /// <summary>For channels: why a knock (<c>OutboundMessage.Knock</c>) does not go where no template is set up.</summary>
    public const string NoTemplate = "No approved template is set up on this server, so this person can only be reached when they write. What you wrote is kept and goes out then.";

    private SendResult() { }

    /// <summary>Why it did not arrive, for the operator: from a table of ours, without content or address. Null when it was sent.</summary>
    public string? Reason => this switch
    {
        RetryAfter retry => retry.Words,
        Refused refused => refused.Words,
        ContactGone gone => gone.Words,
        AccountBroken broken => broken.Words,
        NeedsTemplate template => template.Words,
        Unknown unknown => unknown.Words,
        _ => null,
    };

    /// <summary>The provider has it. <paramref name="ProviderId"/> is the provider's id of the (last) message.</summary>
    public sealed record Sent(string? ProviderId = null) : SendResult;

    /// <summary>
    /// Surely not delivered, and worth another try: the same message no earlier than <paramref name="After"/>; zero leaves the time to the sender, who waits longer each time.
    /// <paramref name="Words"/> tell the operator why, if it stays so until nobody tries any more. <paramref name="Scope"/> says who must wait.
    /// </summary>
    public sealed record RetryAfter(TimeSpan After, string Words, RetryScope Scope = RetryScope.Recipient) : SendResult
    {
        /// <summary>It was refused for what hung under the words (buttons, a list, a map), and may go without.</summary>
        public bool InWords { get; init; }
    }

    /// <summary>Never going to work. <paramref name="Words"/> tell the operator why, without content or address.</summary>
    public sealed record Refused(string Code, string Words) : SendResult;

    /// <summary>The person cannot be reached here until they write again (blocked, deactivated, chat closed).</summary>
    public sealed record ContactGone(string Words) : SendResult
    {
        /// <summary>Nothing that the person did: our sender may not write there, which the host may be able to mend and must hear of.</summary>
        public bool OursToMend { get; init; }
    }

    /// <summary>Our account is the trouble (token revoked, account closed): nothing of this channel can be sent, an administrator must act.</summary>
    public sealed record AccountBroken(string Words) : SendResult;

    /// <summary>Outside the provider's window for free text: only an approved template may go.</summary>
    public sealed record NeedsTemplate(string Words) : SendResult;

    /// <summary>No answer, or one we cannot read: it may or may not have arrived. Help texts are sent again.</summary>
    public sealed record Unknown(string Words) : SendResult;
}
