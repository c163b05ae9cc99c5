using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding;
using Hotline.Server.Workers;
using Hotline.Tests.Support;

namespace Hotline.Tests.Server.Workers;

/// <summary>Whatever holds words is read, once; a tap says what it wants by itself, and costs no understanding.</summary>
public sealed class EventReaderTests
{
    private const string Words = "меня задержала полиция";

    private static readonly EventReader Reader = new(UnderstandingFiles.Reader);

    [Fact]
    public void Words_are_read()
    {
        InboundContent[] words = [new InboundText(Words), new InboundEdit(Words), new InboundAside(Words)];

        Assert.All(words, content => Assert.Equal(UnderstandingFiles.Reader.Read(Words).Topic, Read(content)?.Topic));
    }

    [Fact]
    public void What_has_no_words_is_not_read()
    {
        InboundContent[] wordless = [new InboundTap("welcome.danger_now:yes:1"), new InboundStart(null), new InboundLocation(43.2, 76.9)];

        Assert.All(wordless, content => Assert.Null(Read(content)));
    }

    [Fact]
    public void What_the_desk_does_is_not_read() => Assert.Null(Reader.Read(new TimersDue()));

    private static Reading? Read(InboundContent content) =>
        Reader.Read(new PersonWrote(new InboundMessage(new Address(ChannelId.Telegram, "42"), "1", new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero), content, null)));
}
