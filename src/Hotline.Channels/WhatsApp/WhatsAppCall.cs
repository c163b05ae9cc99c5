namespace Hotline.Channels.WhatsApp;

/// <summary>What came of one call of the Graph API. A closed set; nothing in it holds the token.</summary>
internal abstract record WhatsAppCall<T>
{
    private WhatsAppCall() { }

    internal sealed record Done(T Result) : WhatsAppCall<T>;

    internal sealed record Failed(WhatsAppError Error) : WhatsAppCall<T>;
}
