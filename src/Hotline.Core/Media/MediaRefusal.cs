namespace Hotline.Core.Media;

/// <summary>Why a file was not kept. The names are stored: never renamed.</summary>
public enum MediaRefusal
{
    /// <summary>It is of a kind that we do not take, whatever its sender calls it.</summary>
    Kind,

    /// <summary>It is larger than <see cref="MediaLimits"/> allow.</summary>
    Size,

    /// <summary>It is of a kind that we take, and cannot be read as one.</summary>
    Damaged,

    /// <summary>The provider does not give it to us any more.</summary>
    Lost,
}
