namespace Hotline.Core.Messaging;

/// <summary>Whether what came was written by the person or passed on, as far as the platform says.</summary>
public enum Forwarding
{
    /// <summary>Nothing says that it was passed on.</summary>
    No,

    /// <summary>It was passed on.</summary>
    Once,

    /// <summary>It has gone through many hands, as chain letters and rumours do.</summary>
    Often,
}
