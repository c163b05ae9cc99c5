namespace Hotline.Desk;

/// <summary>The settings <c>Desk:*</c>.</summary>
public sealed class DeskOptions
{
    /// <summary>Whether an account must set up a second factor before it may do anything else. Off: whoever has one is asked for it, and nobody has to.</summary>
    public bool RequireSecondFactor { get; set; }

    /// <summary>Requests of one account a minute, on one server. A busy desk with several windows stays far below.</summary>
    public int RequestsPerMinute { get; set; } = 600;

    /// <summary>Of these, requests that change something.</summary>
    public int ChangesPerMinute { get; set; } = 120;
}
