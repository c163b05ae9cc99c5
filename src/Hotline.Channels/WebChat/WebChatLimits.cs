namespace Hotline.Channels.WebChat;

/// <summary>The limits of the web chat, by name. Ordinary chatting, also by many people behind one address (a dormitory, a mobile network), stays far below them.</summary>
internal static class WebChatLimits
{
    /// <summary>Largest body of a message, in bytes: the longest text in four-byte characters, and room around it.</summary>
    public const int Body = 65_536;

    /// <summary>Longest id that a page may give a message, in characters.</summary>
    public const int MessageId = 64;

    /// <summary>Longest data of a button, in characters.</summary>
    public const int TapData = 64;

    /// <summary>Requests of one chat at once; then <see cref="PerChatPerSecond"/> a second.</summary>
    public const int PerChatBurst = 30;

    public const int PerChatPerSecond = 2;

    /// <summary>Requests from one network address at once; then <see cref="PerPlacePerSecond"/> a second.</summary>
    public const int PerPlaceBurst = 300;

    public const int PerPlacePerSecond = 30;

    /// <summary>Open streams of one chat: one a tab, and those whose end the network hid.</summary>
    public const int StreamsPerChat = 6;

    /// <summary>Open streams from one network address.</summary>
    public const int StreamsPerPlace = 500;

    /// <summary>Files of one chat at once; then one every <see cref="PerChatFile"/>.</summary>
    public const int FilesPerChatBurst = 10;

    /// <summary>Files from one network address at once; then one every <see cref="PerPlaceFile"/>.</summary>
    public const int FilesPerPlaceBurst = 60;

    /// <summary>Files of one chat that are brought at the same time.</summary>
    public const int UploadsPerChat = 2;

    /// <summary>Files from one network address that are brought at the same time: slow ones of one place leave room for all others.</summary>
    public const int UploadsPerPlace = 4;

    /// <summary>Kilobytes of files that one chat may bring at once; then as much again within <see cref="PerChatBytes"/>. Five of the largest files, or a hundred photos of a phone.</summary>
    public const int KilobytesPerChat = 100 * 1024;

    /// <summary>Files that are brought at the same time, by everybody: each is in memory until it was looked at.</summary>
    public const int Uploads = 16;

    /// <summary>Messages of a mailbox read at once.</summary>
    public const int Page = 100;

    /// <summary>The longest silence on a stream: shorter than what proxies and phones cut.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    public static readonly TimeSpan PerChatFile = TimeSpan.FromSeconds(20);

    public static readonly TimeSpan PerChatBytes = TimeSpan.FromDays(1);

    public static readonly TimeSpan PerPlaceFile = TimeSpan.FromSeconds(5);

    /// <summary>The longest that one file may take to come: the largest, over a slow telephone.</summary>
    public static readonly TimeSpan Upload = TimeSpan.FromMinutes(10);

    /// <summary>When to try again, where nothing better is known.</summary>
    public static readonly TimeSpan Later = TimeSpan.FromSeconds(5);
}
