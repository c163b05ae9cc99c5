namespace Hotline.Core.Cases;

/// <summary>Something in hours of duty that cannot be read. <paramref name="Words"/> is a sentence for whoever wrote it, without <paramref name="Setting"/>: who writes them at the desk knows no settings.</summary>
public sealed record DutyFault(string Setting, string Words)
{
    /// <summary>For whoever runs the server.</summary>
    public override string ToString() => $"{Setting}: {Words}";
}
