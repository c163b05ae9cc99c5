namespace Hotline.Server.Settings;

/// <summary>A setting by its fixed name. <paramref name="Secret"/> ones are never printed; a <paramref name="Number"/> is checked before anything starts.</summary>
internal sealed record Setting(string Name, string? Default, string Meaning, bool Secret = false, bool Number = false);

/// <summary>Every setting that the program reads. The table of the README for hosts is made from it, and a test compares the two.</summary>
internal static class SettingsCatalog
{
    public static readonly IReadOnlyList<Setting> All =
    [
        new("Data", "./data", "Folder for everything that is stored"),
        new("Dialogs", "./dialogs", "Folder of the scripts"),
        new("Locales", "./locales", "Folder of the translations"),
        new("Urls", "http://localhost:8080", "Address to listen on"),
        new("PublicUrl", null, "Address that providers and people see"),
        new("TrustedProxies", null, "Proxies that may set forwarded headers: addresses or networks (10.0.0.0/8), separated by commas"),
        new("Log:Level", "Information", "Verbose, Debug, Information, Warning or Error"),
        new("Log:Folder", null, "Folder for log files, one a day, kept 14 days; empty means the terminal only"),
        new("Defaults:Country", "KZ", "Country whose numbers are given while the person's is unknown"),
        new("Defaults:Locale", "ru", "Language while the person's is unknown"),
        new("Defaults:Zone", "Asia/Almaty", "Time zone while the person's country is unknown"),
        new("Locales:AllowDrafts", "true", "Whether lines that no native speaker has read may be sent"),
        new("Flood:RepliesPerMinute", "40", "Replies to one conversation a minute before they are coalesced; 0 is off", Number: true),
        new("Runtime:Redis", null, "Redis connection string, such as localhost:6379,password=...; empty means SQLite in the data folder", Secret: true),
        new("Runtime:Prefix", null, "A name in front of every key, for deployments that share one Redis; fixed when the store is made"),
        new("Runtime:Partitions", "64", "Fixed when the runtime store is made", Number: true),
        new("Runtime:LeaseSeconds", "30", "How long a conversation waits when the worker that had it died", Number: true),
        new("Runtime:SendLeaseSeconds", "60", "How long a reply waits when the worker that was sending it died; a store that is away for longer makes replies come twice", Number: true),
        new("Protection:MasterKey", null, "Key material, base64; empty means master.key in the data folder", Secret: true),
        new("Telegram:Token", null, "The bot's token; empty means no Telegram", Secret: true),
        new("Telegram:ApiUrl", "https://api.telegram.org", "Where Telegram's API is"),
        new("Telegram:WebhookSecret", null, "Set: webhook at /webhooks/telegram; empty: long polling", Secret: true),
        new("Telegram:PerSecond", "30", "Messages a second over all chats and all programs on one Redis; 0 is off", Number: true),
        new("Telegram:PerChatPerSecond", "1", "Messages a second to one chat; 0 is off", Number: true),
        new("Telegram:PerChatBurst", "5", "Messages that one chat may get at once", Number: true),
        new("Telegram:PollSeconds", "50", "How long one long poll waits at Telegram", Number: true),
        new("Telegram:AnswerSeconds", "20", "How long Telegram's answer to a call is waited for", Number: true),
        new("Telegram:OperatorsGroup", null, "Reserved: the operators' group", Number: true),
        new("WhatsApp:PhoneNumberId", null, "Meta's id of the number for its Cloud API; empty means no WhatsApp by Meta"),
        new("WhatsApp:AccessToken", null, "A system user's access token", Secret: true),
        new("WhatsApp:AppSecret", null, "The app's secret, with which Meta signs its calls", Secret: true),
        new("WhatsApp:VerifyToken", null, "A word of your own, entered at Meta beside the webhook's address", Secret: true),
        new("WhatsApp:ApiUrl", "https://graph.facebook.com", "Where Meta's Graph API is"),
        new("WhatsApp:GraphVersion", "v23.0", "Version of the Graph API"),
        new("WhatsApp:Template", null, "Name of an approved template that asks the person to write back and names no topic"),
        new("WhatsApp:ReadSigns", "Typing", "What a person sees when their message was taken in: Off, Read (two blue ticks) or Typing (and that somebody types)"),
        new("WhatsApp:PerSecond", "80", "Messages a second of the number, by all programs on one Redis; 0 is off", Number: true),
        new("WhatsApp:PerPersonPerMinute", "10", "Messages a minute to one person over time; 0 is off", Number: true),
        new("WhatsApp:PerPersonBurst", "20", "Messages that one person may get at once", Number: true),
        new("WhatsApp:AnswerSeconds", "20", "How long Meta's answer to a call is waited for", Number: true),
        new("WebChat:ExitUrl", "https://www.wikipedia.org/", "Where quick exit of the web chat leads"),
    ];
}
