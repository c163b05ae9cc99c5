namespace Hotline.Core.Messaging;

/// <summary>One choice under a message. <paramref name="Data"/> is at most 64 bytes of ASCII and comes back in <see cref="InboundTap"/>.</summary>
public sealed record Button(string Id, string Label, string Data)
{
    /// <summary>Begins the data of what works everywhere (<c>_always:menu</c>): it belongs to no question, and its label is a word that does the same.</summary>
    public const string Everywhere = "_always:";

    /// <summary>Ends the session of a web page. The page says it by itself, without a label, when the person leaves.</summary>
    public const string Leave = Everywhere + "leave";
}
