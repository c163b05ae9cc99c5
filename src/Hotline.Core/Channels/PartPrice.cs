namespace Hotline.Core.Channels;

/// <summary>What one SMS part costs the deployment, as its host told: <paramref name="Amount"/>, above zero, in <paramref name="Currency"/> (ISO 4217, three capital letters).</summary>
public sealed record PartPrice(decimal Amount, string Currency)
{
    public PartPrice Times(int parts) => this with { Amount = Amount * parts };
}
