using Hotline.Core.Messaging;

namespace Hotline.Storage.Media;

/// <summary>A provider's name of a file, with the channel that it came by: a person may write from several. Pure.</summary>
internal static class FileReference
{
    private const char Between = '\u001F';

    public static string Of(ChannelId channel, string reference) => $"{channel}{Between}{reference}";

    /// <summary>References of before have no channel; theirs is the conversation's own.</summary>
    public static (ChannelId Channel, string Reference) Read(string stored, string own) =>
        stored.IndexOf(Between, StringComparison.Ordinal) is var at and > 0 ? (new ChannelId(stored[..at]), stored[(at + 1)..]) : (new ChannelId(own), stored);
}
