using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Media;
using Hotline.Core.Messaging;
using Hotline.Server.Workers;
using Hotline.Storage.Casebook.Media;
using Hotline.Storage.Media;
using Hotline.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hotline.Tests.Server.Workers;

/// <summary>What becomes of a file at its provider, whatever the provider does.</summary>
public sealed class MediaFetcherTests : IAsyncLifetime
{
    private readonly Provider _provider = new();
    private CasebookRig _rig = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _rig = await CasebookRig.StartAsync();
        var wrote = new PersonWrote(new InboundMessage(new Address(ChannelId.Telegram, "address-77001234567"), "m1", Turns.Start, new InboundFile(MediaKind.Document, "handle", null, null, "image/png")));
        _rig.Journal.Write(Turns.Person(1), Turns.Of("m1", Turns.Start, wrote).WithCase(Turns.Case("AAAAAAAAAA")));
        await _rig.ProjectAsync();
    }

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task A_file_is_cleaned_and_kept_and_the_provider_may_forget_it()
    {
        _provider.Gives(Pictures.JpegWithPlace);
        await FetchAsync();
        var row = await RowAsync();
        Assert.Equal((MediaState.Kept, "image/jpeg", null), (row.State, row.Type, row.SealedReference));
        Assert.Equal(["handle"], _provider.Done);
        Assert.Empty(_rig.Inbox.Commands);
    }

    [Theory]
    [InlineData("program", MediaRefusal.Kind, MediaState.Refused)]
    [InlineData("damaged", MediaRefusal.Damaged, MediaState.Refused)]
    [InlineData("endless", MediaRefusal.Size, MediaState.Refused)]
    [InlineData("too large", MediaRefusal.Size, MediaState.Refused)]
    [InlineData("gone", MediaRefusal.Lost, MediaState.Gone)]
    public async Task What_is_not_kept_is_said_to_the_person_once_and_to_the_operator(string what, MediaRefusal why, string state)
    {
        if (what == "program") _provider.Gives("MZ\0\u0003"u8.ToArray());
        else if (what == "damaged") _provider.Gives(Pictures.Png[..60]);
        else if (what == "endless") _provider.Gives(new byte[MediaLimits.Largest + 5]);
        else _provider.Answers = () => what == "gone" ? new MediaFetch.Gone() : new MediaFetch.TooLarge();
        await FetchAsync();
        var row = await RowAsync();
        Assert.Equal((state, MediaCheck.Words(why)), (row.State, row.Words));
        var told = Assert.Single(_rig.Inbox.Commands);
        Assert.Equal(($"file-{row.Id}", new FileRefused(row.Id, why)), (told.EventId, told.Event));
        Assert.Null(await _rig.Get<MediaArrivals>().ClaimAsync(Now));
    }

    [Fact]
    public async Task What_the_provider_does_not_give_now_is_asked_for_again_until_a_day_has_passed()
    {
        _provider.Answers = () => new MediaFetch.Later();
        for (var i = 0; i < 5; i++) await FetchAsync();
        Assert.Equal((MediaState.Waiting, 5), ((await RowAsync()).State, (await RowAsync()).Attempts));
        _rig.Clock.Advance(TimeSpan.FromDays(1));
        await FetchAsync();
        Assert.Equal(MediaState.Gone, (await RowAsync()).State);
    }

    [Fact]
    public async Task What_may_be_gone_is_asked_for_once_more_and_no_more()
    {
        _provider.Answers = () => new MediaFetch.Later(Once: true);
        await FetchAsync();
        Assert.Equal(MediaState.Waiting, (await RowAsync()).State);
        await FetchAsync();
        Assert.Equal(MediaState.Gone, (await RowAsync()).State);
    }

    [Fact]
    public async Task A_line_that_breaks_in_the_middle_leaves_nothing_behind_and_is_tried_again()
    {
        _provider.Answers = () => new MediaFetch.Opened(new Breaking());
        await FetchAsync();
        Assert.Equal(MediaState.Waiting, (await RowAsync()).State);
        Assert.False(Directory.Exists(Path.Combine(_rig.Get<MediaFolder>().Root, "files")));
        _provider.Gives(Pictures.Png);
        await FetchAsync();
        Assert.Equal(MediaState.Kept, (await RowAsync()).State);
    }

    private async Task FetchAsync()
    {
        _rig.Clock.Advance(TimeSpan.FromHours(1));
        var arrivals = _rig.Get<MediaArrivals>();
        var fetcher = new MediaFetcher([_provider], arrivals, _rig.Get<MediaFolder>(), _rig.Inbox, _rig.Clock, NullLogger<MediaFetcher>.Instance);
        await fetcher.FetchAsync((await arrivals.ClaimAsync(Now))!, Now);
    }

    private async Task<MediaItem> RowAsync()
    {
        await using var context = _rig.Open();
        return await context.Media.SingleAsync(Now);
    }

    private sealed class Provider : IMediaSource
    {
        public Func<MediaFetch> Answers { get; set; } = () => new MediaFetch.Gone();

        public List<string> Done { get; } = [];

        public IReadOnlyList<ChannelId> Channels { get; } = [ChannelId.Telegram];

        public void Gives(byte[] content) => Answers = () => new MediaFetch.Opened(new MemoryStream(content));

        public Task<MediaFetch> OpenAsync(string reference, CancellationToken cancellationToken) => Task.FromResult(Answers());

        public Task DoneAsync(string reference, CancellationToken cancellationToken)
        {
            Done.Add(reference);
            return Task.CompletedTask;
        }
    }

    private sealed class Breaking : MemoryStream
    {
        private bool _given;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_given) throw new IOException("The line broke.");
            _given = true;
            return ValueTask.FromResult(100);
        }
    }
}
