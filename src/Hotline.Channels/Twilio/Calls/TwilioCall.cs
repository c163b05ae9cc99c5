namespace Hotline.Channels.Twilio.Calls;

/// <summary>What came of one call of Twilio's API. A closed set; nothing in it holds a credential.</summary>
internal abstract record TwilioCall<T>
{
    private TwilioCall() { }

    internal sealed record Done(T Result) : TwilioCall<T>;

    internal sealed record Failed(TwilioError Error) : TwilioCall<T>;
}
