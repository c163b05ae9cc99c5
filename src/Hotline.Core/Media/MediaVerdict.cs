namespace Hotline.Core.Media;

/// <summary>What a file turned out to be. A closed set.</summary>
public abstract record MediaVerdict
{
    private MediaVerdict() { }

    /// <summary>It may be kept; <paramref name="Content"/> is without what nobody meant to send.</summary>
    public sealed record Taken(MediaType Type, ReadOnlyMemory<byte> Content) : MediaVerdict;

    /// <summary>It may not be kept. <paramref name="Words"/> are for the operator and hold nothing of the file.</summary>
    public sealed record Refused(MediaRefusal Why, string Words) : MediaVerdict;
}
