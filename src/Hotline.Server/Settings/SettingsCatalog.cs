using Hotline.Channels;

namespace Hotline.Server.Settings;

/// <summary>Every setting that the program reads: the ones that stand here and those of the channels. The table of the README for hosts is made from it, and a test compares the two.</summary>
internal static class SettingsCatalog
{
    public static readonly IReadOnlyList<Setting> All =
    [
        new("Data", "./data", "Folder for everything that is stored"),
        new("Dialogs", "./dialogs", "Folder of the scripts"),
        new("Locales", "./locales", "Folder of the translations"),
        new("Publications:Source", "git", "Where the scripts come from: git (the two folders, read at each start) or server (the casebook: hotline publish changes them on every server, without a restart)"),
        new("Urls", "http://localhost:8080", "Address to listen on"),
        new("PublicUrl", null, "Address that providers and people see"),
        new("TrustedProxies", null, "Proxies that may set forwarded headers: addresses or networks (10.0.0.0/8), separated by commas"),
        new("Log:Level", "Information", "Verbose, Debug, Information, Warning or Error"),
        new("Log:Folder", null, "Folder for log files, one a day, kept 14 days; empty means the terminal only"),
        new("Defaults:Country", "KZ", "Country whose numbers are given while the person's is unknown"),
        new("Defaults:Locale", "ru", "Language while the person's is unknown"),
        new("Defaults:Zone", "Asia/Almaty", "Time zone while the person's country is unknown"),
        new("Duty:Hours", null, "When helpers are on duty: Mon-Fri 09:00-18:00, Sat 10:00-14:00; tg = Mon-Sat 08:00-20:00 Asia/Dushanbe. Empty: nobody is told when, and every hour counts as staffed"),
        new("Duty:Holidays", null, "Days without duty: 01-01, 12-16, 2027-03-22; by language as the hours, in addition"),
        new("Cases:ImmediateMinutes", "5", "Within how many minutes an immediate case is answered, day and night; at twice and three times that it goes on to the coordinator and to everybody", Number: true),
        new("Cases:UrgentHours", "2", "Within how many hours on duty an urgent case is answered; the coordinator hears of it at half of that", Number: true),
        new("Cases:UrgentAtMostHours", "12", "Within how many hours an urgent case is answered also when nobody is on duty; at most 24", Number: true),
        new("Cases:SilentMinutes", "30", "After how many minutes without an answer a case goes from a silent helper back to the queue; an immediate one after twice its minutes, if that is less; within seconds when its helper has left the desk", Number: true),
        new("Desk:RequireSecondFactor", "false", "Whether an account must set up a second factor (authenticator app or passkey) before it may do anything else at the desk"),
        new("Desk:RequestsPerMinute", "600", "Requests of one account a minute on one server; beyond that the desk asks it to wait", Number: true),
        new("Desk:ChangesPerMinute", "120", "Of these, requests that change something", Number: true),
        new("Locales:AllowDrafts", "true", "Whether lines that no native speaker has read may be sent"),
        new("Flood:RepliesPerMinute", "40", "Replies to one conversation a minute before they are coalesced; 0 is off", Number: true),
        new("Runtime:Redis", null, "Redis connection string, such as localhost:6379,password=...; empty means SQLite in the data folder", Secret: true),
        new("Runtime:Prefix", null, "A name in front of every key, for deployments that share one Redis; fixed when the store is made"),
        new("Runtime:Partitions", "64", "Fixed when the runtime store is made", Number: true),
        new("Runtime:LeaseSeconds", "30", "How long a conversation waits when the worker that had it died", Number: true),
        new("Runtime:SendLeaseSeconds", "60", "How long a reply waits when the worker that was sending it died; a store that is away for longer makes replies come twice", Number: true),
        new("Casebook:Postgres", null, "Npgsql connection string, such as Host=localhost;Database=hotline;Username=hotline;Password=...; empty means SQLite in the data folder", Secret: true),
        new("Media:Folder", null, "Folder for photos, voices and papers, shared by all servers of a deployment; empty means media in the data folder"),
        new("Media:KeepFreeMegabytes", "512", "Megabytes of that disk that files leave free: below it the chat page takes words alone, and files of other channels wait", Number: true),
        new("Retention:Enabled", "true", "Whether data goes by its age; false keeps everything until somebody deletes it. Nothing of a person with an open case ever goes by age"),
        new("Retention:UnfinishedDays", "30", "People who never came to a case: days since their last message until everything about them goes", Number: true),
        new("Retention:TextDays", "90", "Days after a person's last case was closed until chats, answers, notes, files and keys go; the case stays as codes", Number: true),
        new("Retention:LocationHours", "0", "Hours after the last case was closed until places that the person sent go; 0 is at once", Number: true),
        new("Retention:AddressDays", "0", "Days after the last case was closed until the address that staff may see goes; 0 is at once, and it is back with the next case", Number: true),
        new("Retention:MediaDays", "7", "Days after somebody first looked at a photo, voice or video until it goes, once no case is open", Number: true),
        new("Retention:AuditDays", "365", "Days until the record of who did what goes, with ended sessions and old invitations; at least 30", Number: true),
        new("Retention:FunnelDays", "400", "Days until the numbers go that say how often each question of the scripts was reached and answered; nothing of a person is in them", Number: true),
        new("Protection:MasterKey", null, "Key material, base64; empty means master.key in the data folder", Secret: true),
        new("Protection:OldMasterKeys", null, "Master keys from before a rotation, with commas between: they still open what is sealed under them, and nothing new is; empty once hotline keys rotate says so", Secret: true),
        .. ChannelModules.All.SelectMany(channel => channel.Settings),
    ];
}
