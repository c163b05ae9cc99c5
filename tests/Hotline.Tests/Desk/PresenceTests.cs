using Hotline.Desk.Presence;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Accounts;
using Hotline.Tests.Support;

namespace Hotline.Tests.Desk;

public sealed class PresenceTests : IAsyncLifetime
{
    private const string Id = "AAAAAAAAAA";

    private DeskRig _rig = null!;
    private DeskClient _aigul = null!;
    private DeskClient _ivan = null!;

    public async ValueTask InitializeAsync()
    {
        _rig = await DeskRig.StartAsync();
        await _rig.OpenCaseAsync(1, Id);
        _aigul = await _rig.SignedInAsync("aigul", Role.Operator);
        _ivan = await _rig.SignedInAsync("ivan", Role.Operator);
    }

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task Colleagues_see_who_else_looks_and_types_for_as_long_as_that_is_so()
    {
        Assert.Empty(await SeenByAsync(_ivan));
        await SayAsync(_aigul, new { });
        Assert.Equal([("aigul", false)], await SeenByAsync(_ivan));
        Assert.Empty(await SeenByAsync(_aigul));

        await SayAsync(_aigul, new { typing = true });
        Assert.Equal([("aigul", true)], await SeenByAsync(_ivan));
        _rig.Clock.Advance(PresenceBoard.Types + TimeSpan.FromSeconds(1));
        Assert.Equal([("aigul", false)], await SeenByAsync(_ivan));
        _rig.Clock.Advance(PresenceBoard.Looks);
        Assert.Empty(await SeenByAsync(_ivan));

        await SayAsync(_aigul, new { });
        await SayAsync(_aigul, new { gone = true });
        Assert.Empty(await SeenByAsync(_ivan));
        Assert.Equal(404, (await _aigul.PostAsync("cases/NOSUCHCASE/presence", new { })).Status);
    }

    [Fact]
    public async Task Marks_reach_another_server_and_desks_hear_only_of_what_changes()
    {
        var (here, there) = (_rig.Get<CasebookChanges>(), new CasebookChanges());
        using var other = new PresenceBoard(there, _rig.Clock);
        var heard = new List<string>();
        here.Published += change =>
        {
            heard.Add(change.Kind);
            there.Hear(CasebookChange.Read(change.Word));
        };

        await SayAsync(_aigul, new { });
        await SayAsync(_aigul, new { });
        await SayAsync(_aigul, new { typing = true });
        await SayAsync(_aigul, new { typing = true });

        Assert.Equal([PresenceBoard.Changed, CasebookChange.Here, PresenceBoard.Changed, CasebookChange.Here], heard);
        Assert.Equal(PresenceState.Types, Assert.Single(other.At(Id)).Value);
        await SayAsync(_aigul, new { gone = true });
        Assert.Empty(other.At(Id));
    }

    [Fact]
    public async Task Pages_hear_where_to_look_and_not_who_it_is()
    {
        var (response, lines) = await _ivan.EventsAsync();
        await SayAsync(_aigul, new { typing = true });
        string? line;
        do line = await lines.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        while (line != "event: presence");
        Assert.Equal($$"""data: {"id":"{{Id}}"}""", await lines.ReadLineAsync(TestContext.Current.CancellationToken));
        response.Dispose();
    }

    [Fact]
    public async Task That_the_holder_writes_to_the_person_goes_to_servers_and_to_no_page_and_not_too_often()
    {
        var shown = new List<CasebookChange>();
        _rig.Get<CasebookChanges>().Published += change =>
        {
            if (change.Kind == CasebookChange.Typing) shown.Add(change);
        };

        await SayAsync(_aigul, new { typing = true, toPerson = true });
        Assert.Equal(200, (await _aigul.PostAsync("queue/take-next")).Status);
        await SayAsync(_aigul, new { typing = true });
        await SayAsync(_ivan, new { typing = true, toPerson = true });
        await SayAsync(_aigul, new { toPerson = true });
        Assert.Empty(shown);

        await SayAsync(_aigul, new { typing = true, toPerson = true });
        await SayAsync(_aigul, new { typing = true, toPerson = true });
        Assert.Equal(CasebookChange.TypingTo(Id, Turns.Person(1).Value), Assert.Single(shown));
        Assert.False(shown[0].IsForDesks);
        _rig.Clock.Advance(TypingPace.Gap);
        await SayAsync(_aigul, new { typing = true, toPerson = true });
        Assert.Equal(2, shown.Count);

        Assert.Equal(200, (await _aigul.PostAsync($"cases/{Id}/return", new { version = (await _aigul.GetAsync($"cases/{Id}")).Json.GetProperty("version").GetInt64(), note = "" })).Status);
        _rig.Clock.Advance(TypingPace.Gap);
        await SayAsync(_aigul, new { typing = true, toPerson = true });
        Assert.Equal(2, shown.Count);
    }

    private static async Task SayAsync(DeskClient desk, object body) => Assert.Equal(204, (await desk.PostAsync($"cases/{Id}/presence", body)).Status);

    private static async Task<IEnumerable<(string?, bool)>> SeenByAsync(DeskClient desk) => (await desk.GetAsync($"cases/{Id}/presence")).Json.GetProperty("staff").EnumerateArray()
        .Select(c => (c.GetProperty("alias").GetString(), c.GetProperty("typing").GetBoolean())).ToList();
}
