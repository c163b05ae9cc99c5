namespace Hotline.Channels.WhatsApp;

/// <summary>
/// One line of the table of errors: one code of Meta's, or a range of them. <paramref name="Words"/> are for the operator.
/// </summary>
internal sealed record WhatsAppErrorRow(long Code, WhatsAppDecision Decision, string Name, string Words)
{
    /// <summary>The last code of a range.</summary>
    public long To { get; init; } = Code;

    /// <summary>Only with this one.</summary>
    public long? Subcode { get; init; }

    /// <summary>Seconds, where Meta names none.</summary>
    public int Wait { get; init; }

    public bool Fits(long code, long? subcode) => code >= Code && code <= To && (Subcode is null || Subcode == subcode);
}
