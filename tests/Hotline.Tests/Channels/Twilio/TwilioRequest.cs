namespace Hotline.Tests.Channels.Twilio;

/// <summary>One request that came to the API of a test.</summary>
internal sealed record TwilioRequest(string Method, string Path, IReadOnlyDictionary<string, string> Query, IReadOnlyDictionary<string, string> Form, string Authorization)
{
    /// <summary>The body where it is JSON, else empty.</summary>
    public string Json { get; init; } = "";
}
