namespace Hotline.Channels.WebChat;

/// <summary>Settings of the web chat (section <c>WebChat</c>).</summary>
public sealed class WebChatOptions
{
    /// <summary>Where quick exit leads: an absolute https address of something harmless. Default <c>https://www.wikipedia.org/</c>.</summary>
    public string ExitUrl { get; set; } = "https://www.wikipedia.org/";

    /// <summary>What is wrong with the settings, in words; null when nothing is.</summary>
    internal string? Fault() =>
        Uri.TryCreate(ExitUrl, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps
            ? null
            : "WebChat:ExitUrl must be a whole address that begins with https://, for example https://www.wikipedia.org/.";
}
