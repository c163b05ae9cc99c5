namespace Hotline.Core.Media;

/// <summary>Whether the first bytes, or all of them, are those of a format.</summary>
internal delegate bool Matches(ReadOnlySpan<byte> content);

/// <summary>The file without what nobody meant to send; null when it cannot be read as what it says it is.</summary>
internal delegate byte[]? Clean(ReadOnlySpan<byte> content);

/// <summary>A kind of file, how it is known and how it is cleaned; <paramref name="Clean"/> null where there is nothing to take out.</summary>
internal sealed record Format(MediaType Type, Matches Matches, Clean? Clean = null);
