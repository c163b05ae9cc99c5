namespace Hotline.Core.Channels;

/// <summary>How far a message has come after the provider had accepted it. Each is further than the ones before; <see cref="Failed"/> counts at any time before <see cref="Delivered"/>.</summary>
public enum ReceiptStage
{
    /// <summary>It left the provider.</summary>
    Sent,

    /// <summary>It is on the person's phone.</summary>
    Delivered,

    /// <summary>The person opened it.</summary>
    Read,

    /// <summary>It did not arrive.</summary>
    Failed,
}
