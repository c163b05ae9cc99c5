using Hotline.Core.Messaging;

namespace Hotline.Channels.WebChat;

/// <summary>What a body of <c>POST /chat/messages</c> turned out to be. A closed set.</summary>
internal abstract record WebChatReading
{
    private WebChatReading() { }

    /// <summary>Something that the person sent. <paramref name="Language"/> is their own choice in the picker.</summary>
    public sealed record Event(string Id, InboundContent Content, string? Language = null) : WebChatReading;

    /// <summary>Not what the page sends; the words say what is missing.</summary>
    public sealed record Fault(string Words) : WebChatReading;
}
