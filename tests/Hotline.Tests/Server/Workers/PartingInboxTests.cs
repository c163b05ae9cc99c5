using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Messaging;
using Hotline.Server.Workers;
using Hotline.Tests.Dialogs;
using Hotline.Tests.Support;

namespace Hotline.Tests.Server.Workers;

/// <summary>A conversation that is full takes the words of an ending as the button of that ending, and nothing else.</summary>
public sealed class PartingInboxTests
{
    private static readonly ReactionKind[] Kinds = [ReactionKind.Stop, ReactionKind.Leave, ReactionKind.Erase];

    [Fact]
    public async Task Every_word_of_an_ending_in_every_language_finds_room()
    {
        var inbox = await FullButForButtonsAsync();
        var words = Kinds.SelectMany(kind => Words(kind).Select(text => (Text: text, Data: $"_always:{kind.ToString().ToLowerInvariant()}"))).DistinctBy(w => w.Text).ToArray();
        Assert.True(words.Length > 3 * 7, "Seven languages have at least one word each.");

        var taken = 0;
        foreach (var (text, data) in words)
        {
            // Words that mean two things are worth a question, which only a turn can ask.
            if (EndingWords.Tap(Shipped.Publication, new InboundText(text)) is not { } tap) continue;
            Assert.Equal(data, tap.Data);
            Assert.Equal(Acceptance.Stored, await inbox.AcceptAsync(Message(text), TestContext.Current.CancellationToken));
            taken++;
        }

        Assert.Equal(words.Length, taken);
    }

    [Theory]
    [InlineData("/stop")]
    [InlineData("  СТОП!  ")]
    [InlineData("/delete@helpbot")]
    public async Task Commands_and_careless_writing_find_room_too(string text) =>
        Assert.Equal(Acceptance.Stored, await (await FullButForButtonsAsync()).AcceptAsync(Message(text), TestContext.Current.CancellationToken));

    [Theory]
    [InlineData("menu")]
    [InlineData("stop the police, they beat us")]
    [InlineData("")]
    public async Task Everything_else_stays_outside(string text) =>
        Assert.Equal(Acceptance.Full, await (await FullButForButtonsAsync()).AcceptAsync(Message(text), TestContext.Current.CancellationToken));

    [Fact]
    public async Task Words_stay_words_while_there_is_room()
    {
        var inner = new MemoryInbox();
        var inbox = new PartingInbox(inner, await LibraryAsync());

        await inbox.AcceptAsync(Message("stop"), TestContext.Current.CancellationToken);

        Assert.Equal(new InboundText("stop"), Assert.Single(inner.Stored).Content);
    }

    private static async Task<PartingInbox> FullButForButtonsAsync() =>
        new(new MemoryInbox { Otherwise = m => m.Content is InboundTap ? null : Acceptance.Full }, await LibraryAsync());

    private static async Task<PublicationLibrary> LibraryAsync()
    {
        var library = new PublicationLibrary();
        await library.UseAsync(Shipped.Publication, PublicationSource.FromFolders(Repository.Path("dialogs"), Repository.Path("locales")), TestContext.Current.CancellationToken);
        return library;
    }

    private static IEnumerable<string> Words(ReactionKind kind)
    {
        var words = Shipped.Publication.Reactions.Single(r => r.Kind == kind).Words;
        return Shipped.Publication.Settings.Locales
            .Select(l => Shipped.Publication.Texts.Find(l.Tag, words.Context)?.Template.Source ?? words.Template.Source)
            .SelectMany(all => all.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
    }

    private static InboundMessage Message(string text) => new(new Address(ChannelId.Web, "a"), Guid.NewGuid().ToString(), DateTimeOffset.UnixEpoch, new InboundText(text));
}
