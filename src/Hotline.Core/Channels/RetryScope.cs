namespace Hotline.Core.Channels;

/// <summary>Whom a <see cref="SendResult.RetryAfter"/> is about.</summary>
public enum RetryScope
{
    /// <summary>This conversation alone must wait.</summary>
    Recipient,

    /// <summary>The provider asks our whole account to wait: nothing of it is sent until then, by any worker.</summary>
    Account,

    /// <summary>The provider could not be reached at all; many of these mean that it is down.</summary>
    Provider,
}
