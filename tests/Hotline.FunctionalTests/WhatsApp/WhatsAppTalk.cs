using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hotline.FunctionalTests.Program;

namespace Hotline.FunctionalTests.WhatsApp;

/// <summary>
/// A person on WhatsApp, by number or by user id. They answer by the ids of choices, so that a test does not hang on the wording: with a tap, with the choice's number, or with its words. What they send
/// has the shape of recorded notifications.
/// </summary>
internal sealed class WhatsAppTalk(WhatsAppHouse house, string person) : ITalk
{
    private static int _messages;
    private int _heard;

    private bool HasNumber => char.IsAsciiDigit(person[0]);

    /// <summary>What was sent to this person, in order.</summary>
    public IReadOnlyList<JsonElement> Sent => [.. house.Graph.Messages.Where(m => m.TryGetProperty(HasNumber ? "to" : "recipient", out var to) && to.GetString() == person)];

    /// <summary>Everything the bot said to this person, joined.</summary>
    public string Said => string.Join('\n', Sent.Select(Words));

    public Task WritesAsync(string text) => SendAsync(new JsonObject { ["type"] = "text", ["text"] = new JsonObject { ["body"] = text } });

    /// <summary>Writes, after the bot has said something new.</summary>
    public async Task AnswersAsync(string text)
    {
        await house.Graph.UntilAsync(_ => Sent.Count > _heard, $"an answer before writing; the bot said: {Said}");
        await WritesAsync(text);
    }

    /// <summary>Presses the button, or the row of the list.</summary>
    public async Task TapsAsync(string choice)
    {
        var (_, title, data, isRow) = await FindAsync(choice);
        var reply = new JsonObject { ["id"] = data, ["title"] = title };
        await SendAsync(new JsonObject { ["type"] = "interactive", ["interactive"] = isRow ? new JsonObject { ["type"] = "list_reply", ["list_reply"] = reply } : new JsonObject { ["type"] = "button_reply", ["button_reply"] = reply } });
    }

    /// <summary>Writes the number at which the choice stands.</summary>
    public async Task NumbersAsync(string choice) => await WritesAsync($"{(await FindAsync(choice)).Number}");

    /// <summary>Writes the words that stand on the choice.</summary>
    public async Task SaysAsync(string choice) => await WritesAsync((await FindAsync(choice)).Title);

    public Task HearsAsync(string part) => house.Graph.UntilAsync(_ => Said.Contains(part, StringComparison.Ordinal), $"'{part}'; the bot said: {Said}");

    /// <summary>A status of a message of ours, as Meta posts it.</summary>
    public async Task<int> StatusAsync(JsonElement sent, string word, long? code = null)
    {
        var status = new JsonObject
        {
            ["id"] = "wamid.OUT",
            ["status"] = word,
            ["timestamp"] = Now,
            ["recipient_id"] = person,
            ["biz_opaque_callback_data"] = sent.GetProperty("biz_opaque_callback_data").GetString(),
        };
        if (code is { } known) status["errors"] = new JsonArray(new JsonObject { ["code"] = known, ["title"] = "Re-engagement message" });
        return await PostAsync(new JsonObject { ["statuses"] = new JsonArray(status) });
    }

    /// <summary>The choice, of those offered since the person's last answer; numbers go on over the lists of one question.</summary>
    private async Task<(int Number, string Title, string Data, bool IsRow)> FindAsync(string choice)
    {
        (int, string, string, bool)? found = null;
        await house.Graph.UntilAsync(_ => (found = Find(choice)) is not null, $"the choice '{choice}'; the bot said: {Said}");
        return found!.Value;
    }

    private (int, string, string, bool)? Find(string choice)
    {
        var offered = Sent.Skip(_heard).SelectMany(Offered).ToList();
        var at = offered.FindIndex(o => o.Data.Contains($":{choice}:", StringComparison.Ordinal));
        return at < 0 ? null : (at + 1, offered[at].Title, offered[at].Data, offered[at].IsRow);
    }

    private static IEnumerable<(string Title, string Data, bool IsRow)> Offered(JsonElement message)
    {
        if (!message.TryGetProperty("interactive", out var interactive)) return [];
        var action = interactive.GetProperty("action");
        return action.TryGetProperty("buttons", out var buttons)
            ? buttons.EnumerateArray().Select(b => b.GetProperty("reply")).Select(r => (r.GetProperty("title").GetString()!, r.GetProperty("id").GetString()!, false))
            : action.GetProperty("sections").EnumerateArray().SelectMany(s => s.GetProperty("rows").EnumerateArray()).Select(r => (r.GetProperty("title").GetString()!, r.GetProperty("id").GetString()!, true));
    }

    private static string Words(JsonElement message) => message.GetProperty("type").GetString() switch
    {
        "text" => message.GetProperty("text").GetProperty("body").GetString()!,
        "interactive" => message.GetProperty("interactive").GetProperty("body").GetProperty("text").GetString()!,
        _ => "",
    };

    private static string Now => $"{TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()}";

    private async Task SendAsync(JsonObject message)
    {
        _heard = Sent.Count;
        message["id"] = $"wamid.IN{Interlocked.Increment(ref _messages)}";
        message["timestamp"] = Now;
        message[HasNumber ? "from" : "from_user_id"] = person;
        var contact = new JsonObject { ["profile"] = new JsonObject { ["name"] = "ZZMARKEDNAMEZZ" }, [HasNumber ? "wa_id" : "user_id"] = person };
        Assert.Equal(200, await PostAsync(new JsonObject { ["contacts"] = new JsonArray(contact), ["messages"] = new JsonArray(message) }));
    }

    private Task<int> PostAsync(JsonObject value)
    {
        value["messaging_product"] = "whatsapp";
        value["metadata"] = new JsonObject { ["display_phone_number"] = "15550783881", ["phone_number_id"] = WhatsAppHouse.PhoneNumberId };
        var change = new JsonObject { ["field"] = "messages", ["value"] = value };
        var notification = new JsonObject { ["object"] = "whatsapp_business_account", ["entry"] = new JsonArray(new JsonObject { ["id"] = "1", ["changes"] = new JsonArray(change) }) };
        return house.PostAsync(Encoding.UTF8.GetBytes(notification.ToJsonString()));
    }
}
