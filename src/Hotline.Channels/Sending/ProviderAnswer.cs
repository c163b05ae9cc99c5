using System.Net.Http.Headers;

namespace Hotline.Channels.Sending;

/// <summary>How a call to a provider ended. A closed set; what an answer means is the channel's to say.</summary>
internal abstract record ProviderAnswer
{
    private ProviderAnswer() { }

    /// <summary>An answer came, whole; whoever gave it.</summary>
    internal sealed record Came(int Status, HttpResponseHeaders Headers, byte[] Body) : ProviderAnswer;

    /// <summary>No answer came. Only where <paramref name="Reached"/> may the call have had an effect. <paramref name="Error"/>: null when the time ran out.</summary>
    internal sealed record Lost(bool Reached, HttpRequestError? Error) : ProviderAnswer;
}
