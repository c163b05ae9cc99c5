using System.Text.Json;
using Hotline.Channels.Receiving;
using Hotline.Channels.Twilio.Calls;
using Hotline.Channels.Twilio.Content;
using Hotline.Channels.Twilio.Receiving;
using Hotline.Channels.Twilio.Sending;

namespace Hotline.Channels.Twilio.Probing;

/// <summary>Looks at the WhatsApp sender as Twilio has it: whether it is online, where its messages are brought, and whether Meta approved the templates; and whether the key that sends may have buttons. What cannot be read is told as what to look at. Thread-safe.</summary>
internal sealed class TwilioWhatsAppProbe(TwilioOptions options, TwilioClient client, TwilioClient sending, TwilioPlaces places)
{
    private const string WhatsApp = "WhatsApp";

    /// <summary>Twilio's number for trying things out, which belongs to no account.</summary>
    private const string Sandbox = "14155238886";

    private string Number => options.WhatsAppFrom.TrimStart('+');

    private string Webhook => options.Address + TwilioWebhook.Path + TwilioCallback.Retries;

    private string AtSender => $"In Twilio's console under Messaging, Senders, WhatsApp senders, +{Number}, \"Webhook URL for incoming messages\" must be {Webhook}, HTTP POST, \"Fallback URL\" the same or a second server's, and \"Status callback URL\" empty.";

    public async Task<IReadOnlyList<ChannelFinding>> LookAsync(CancellationToken cancellationToken) => [.. await SenderAsync(cancellationToken), await ButtonsAsync(cancellationToken), .. await TemplatesAsync(cancellationToken)];

    private async Task<IReadOnlyList<ChannelFinding>> SenderAsync(CancellationToken cancellationToken)
    {
        if (Number == Sandbox)
            return [new(null, $"{WhatsApp}: the number is Twilio's sandbox, which shows its settings to nobody and reaches only who joined it. In Twilio's console under Messaging, Try it out, WhatsApp, Sandbox settings, \"When a message comes in\" must be {Webhook}, HTTP POST.")];
        return await client.ReadAsync(places.Senders, cancellationToken) switch
        {
            TwilioCall<JsonElement>.Done { Result: var told } when told.List("senders")?.ToList() is { } senders => Judge(senders, told.Object("meta")?.Text("next_page_url") is not null),
            TwilioCall<JsonElement>.Failed { Error: var error } => [NotChecked(error.Words)],
            _ => [NotChecked("Twilio's answer cannot be read.")],
        };
    }

    private IReadOnlyList<ChannelFinding> Judge(List<JsonElement> senders, bool more)
    {
        var index = senders.FindIndex(one => TwilioAddress.WithoutPrefix(one.Text("sender_id") ?? "").TrimStart('+') == Number);
        if (index >= 0) return [Status(senders[index]), .. TwilioInbound.OfSender(senders[index]).Judge(WhatsApp, Webhook, AtSender), .. Others(senders)];
        return more
            ? [NotChecked("The sender is not among the first hundred of the account.")]
            : [new(false, $"{WhatsApp}: this account has no WhatsApp sender +{Number}. Correct Twilio:WhatsAppFrom, or register the number in Twilio's console under Messaging, Senders, WhatsApp senders.")];
    }

    /// <summary>Senders whose messages come here and are left alone.</summary>
    private IEnumerable<ChannelFinding> Others(List<JsonElement> senders)
    {
        string[] left = [.. senders.Where(one => TwilioInbound.OfSender(one).Leads(Webhook)).Select(one => OurNumbers.Plain(one.Text("sender_id") ?? "")).Where(number => number.Length > 0 && number != Number).Order(StringComparer.Ordinal)];
        if (left.Length > 0)
            yield return new(null, $"{WhatsApp}: messages to {string.Join(", ", left.Select(number => $"+{number}"))} come here too and are left alone, because one Hotline has one WhatsApp number and would answer from +{Number}. Give these senders another webhook in Twilio's console under Messaging, Senders, WhatsApp senders.");
    }

    private static ChannelFinding Status(JsonElement sender)
    {
        const string look = "Twilio's console says why under Messaging, Senders, WhatsApp senders.";
        var status = sender.Text("status");
        if (status is not null && !status.StartsWith("ONLINE", StringComparison.Ordinal)) return new(false, $"{WhatsApp}: the sender is not online, so nothing comes or goes. {look}");
        if (status is null) return new(null, $"{WhatsApp}: Twilio does not say whether the sender is online. {look}");
        return sender.Object("properties")?.Text("quality_rating") is "LOW" or "MEDIUM"
            ? new(null, $"{WhatsApp}: the sender is online, but its quality rating is falling: people blocked or reported it. {look}")
            : new(true, $"{WhatsApp}: the sender is online");
    }

    private async Task<ChannelFinding> ButtonsAsync(CancellationToken cancellationToken)
    {
        if (!options.Buttons) return new(true, $"{WhatsApp}: Twilio:Buttons is off, so choices are numbers in the text");
        IReadOnlyDictionary<string, string>? query = new Dictionary<string, string> { ["PageSize"] = $"{TwilioContents.PageSize}" };
        for (var page = 0; page < TwilioContents.MostPages && query is not null; page++)
        {
            var told = await sending.ContentsAsync(places.Contents, query, cancellationToken);
            if (told is TwilioCall<TwilioContentPage>.Failed failed) return NoButtons(failed.Error);
            var read = ((TwilioCall<TwilioContentPage>.Done)told).Result;
            if (read.Sids.Keys.Any(name => name.StartsWith(TwilioKeyboard.Prefix, StringComparison.Ordinal))) return new(true, $"{WhatsApp}: choices are buttons and lists; the account has Content objects that Hotline made");
            query = read.Next;
        }

        // Only the making tells whether we may. It is no junk: the first such question is sent by it.
        return await sending.CreateContentAsync(places.Contents, TwilioKeyboard.YesOrNo.Content(), cancellationToken) switch
        {
            TwilioCall<string>.Done => new(true, $"{WhatsApp}: choices are buttons and lists; Hotline has just made its first Content object, {TwilioKeyboard.YesOrNo.Name}, and uses it"),
            TwilioCall<string>.Failed failed => NoButtons(failed.Error),
            _ => throw new InvalidOperationException("A call is either done or failed."),
        };
    }

    private static ChannelFinding NoButtons(TwilioError error) => error switch
    {
        { Status: 401 or 403 } => new(null, $"{WhatsApp}: this key may not read and make objects of Twilio's Content API, so choices are numbers in the text and no buttons. Make a standard key in Twilio's console under Account, API keys, or let the restricted one read and create Content, and set Twilio:ApiKey and Twilio:ApiSecret; or set Twilio:Buttons to false."),
        { Reach: TwilioReach.Answered, Status: >= 400 and < 500 and not 429, Code: { } code } => new(null, $"{WhatsApp}: Twilio makes no Content object for us, its error is {code} (https://www.twilio.com/docs/api/errors/{code}), so choices are numbers in the text and no buttons. Look at the account in Twilio's console under Content Template Builder, or set Twilio:Buttons to false."),
        _ => new(null, $"{WhatsApp}: whether choices can be buttons was not checked; while they cannot, they are numbers in the text. {error.Words}"),
    };

    private async Task<IReadOnlyList<ChannelFinding>> TemplatesAsync(CancellationToken cancellationToken)
    {
        if (options.Templates.Length == 0)
            return [new(null, $"{WhatsApp}: no template is set, so whoever has not written for a day cannot be asked to write back, and what an operator writes to them waits. Make one in Twilio's console under Content Template Builder, one for each language, and set Twilio:Templates.")];
        var findings = new List<ChannelFinding>();
        var approved = new List<string>();
        foreach (var (language, content) in options.Knocks.All.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            var told = await client.ReadAsync(places.Approval(content), cancellationToken);
            if (told is TwilioCall<JsonElement>.Done { Result: var approval } && approval.Object("whatsapp")?.Text("status") == "approved") approved.Add(language);
            else findings.Add(NotApproved(language, told));
        }

        if (approved.Count > 0) findings.Insert(0, new(true, $"{WhatsApp}: Meta approved the templates in {string.Join(", ", approved)}"));
        return findings;
    }

    private static ChannelFinding NotApproved(string language, TwilioCall<JsonElement> told)
    {
        const string look = "Look at it in Twilio's console under Content Template Builder.";
        return told switch
        {
            TwilioCall<JsonElement>.Failed { Error.Status: 404 } => new(false, $"{WhatsApp}: this account has no template as Twilio:Templates names for {language}. Copy its SID (HX...) again from Twilio's console under Content Template Builder."),
            TwilioCall<JsonElement>.Failed { Error: var error } => new(null, $"{WhatsApp}: whether Meta approved the template in {language} was not checked. {error.Words} {look}"),
            TwilioCall<JsonElement>.Done { Result: var approval } when approval.Object("whatsapp")?.Text("status") is { } status => status switch
            {
                "received" or "pending" => new(null, $"{WhatsApp}: Meta has not decided about the template in {language} yet. {look}"),
                "unsubmitted" => new(false, $"{WhatsApp}: the template in {language} was never submitted for approval, so nobody can be asked to write back with it. Submit it in Twilio's console under Content Template Builder, category utility."),
                _ => new(false, $"{WhatsApp}: Meta does not let the template in {language} through (rejected, paused or disabled). {look} Change its words so that they only ask to write back, and submit it again."),
            },
            _ => new(null, $"{WhatsApp}: whether Meta approved the template in {language} Twilio does not say. {look}"),
        };
    }

    private ChannelFinding NotChecked(string why) => new(null, $"{WhatsApp}: where its messages are brought was not checked. {why} {AtSender}");
}
