namespace Hotline.Channels.Twilio;

/// <summary>
/// Where Twilio keeps what the doctor reads, and the Content objects. Its products have hosts of their own beside <c>api.twilio.com</c> (and beside a region's, such as <c>api.dublin.ie1.twilio.com</c>); what stands in for Twilio has
/// one host for all. Pure.
/// </summary>
internal sealed class TwilioPlaces(TwilioOptions options)
{
    private readonly Uri api = new(options.ApiUrl);

    /// <summary>The settings of a number; an empty list when the account has no such number.</summary>
    public Uri Number(string number) => Of("api", $"/2010-04-01/Accounts/{options.AccountSid}/IncomingPhoneNumbers.json?PhoneNumber={Uri.EscapeDataString(number)}");

    /// <summary>The settings of all numbers of the account; of more than a hundred, the first.</summary>
    public Uri Numbers => Of("api", $"/2010-04-01/Accounts/{options.AccountSid}/IncomingPhoneNumbers.json?PageSize=100");

    /// <summary>The numbers of the messaging service.</summary>
    public Uri ServiceNumbers => Of("messaging", $"/v1/Services/{options.MessagingServiceSid}/PhoneNumbers?PageSize=100");

    /// <summary>The settings of the messaging service.</summary>
    public Uri Service => Of("messaging", $"/v1/Services/{options.MessagingServiceSid}");

    /// <summary>The account's WhatsApp senders.</summary>
    public Uri Senders => Of("messaging", "/v2/Channels/Senders?Channel=whatsapp&PageSize=100");

    /// <summary>The account's Content objects.</summary>
    public Uri Contents => Of("content", "/v1/Content");

    /// <summary>What Meta decided about a template.</summary>
    public Uri Approval(string content) => Of("content", $"/v1/Content/{content}/ApprovalRequests");

    private Uri Of(string product, string path)
    {
        var isTwilio = api.Host.StartsWith("api.", StringComparison.Ordinal) && api.Host.EndsWith(".twilio.com", StringComparison.Ordinal);
        var host = isTwilio ? product + api.Host["api".Length..] : api.Host;
        return new Uri($"{api.Scheme}://{host}:{api.Port}{api.AbsolutePath.TrimEnd('/')}{path}");
    }
}
