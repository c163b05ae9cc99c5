using Hotline.Storage.Casebook.Accounts;
using Hotline.Tests.Support;

namespace Hotline.Tests.Desk;

/// <summary>Many desks with open streams: one event wakes all, and each session is looked up before it is told.</summary>
public sealed class EventStreamTests : IAsyncLifetime
{
    private const int Desks = 12;

    private DeskRig _rig = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _rig = await DeskRig.StartAsync();

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task Of_many_desks_those_hear_of_a_case_whose_session_stands_and_the_others_are_told_nothing()
    {
        var desks = new List<(DeskClient Desk, HttpResponseMessage Response, StreamReader Lines)>();
        for (var number = 0; number < Desks; number++)
        {
            var desk = await _rig.SignedInAsync($"operator-{number}", Role.Operator);
            var (response, lines) = await desk.EventsAsync();
            Assert.Equal(": open", await lines.ReadLineAsync(Now));
            desks.Add((desk, response, lines));
        }

        Assert.Equal(204, (await desks[3].Desk.PostAsync("sign-out")).Status);
        await _rig.OpenCaseAsync(1, "AAAAAAAAAA");

        foreach (var (desk, response, lines) in desks)
        {
            var told = await Task.Run(() => ToldAsync(lines), Now).WaitAsync(TimeSpan.FromSeconds(60), Now);
            Assert.Equal(desk != desks[3].Desk, told);
            response.Dispose();
        }
    }

    /// <summary>True when it is told of the case, false when it ends before.</summary>
    private static async Task<bool> ToldAsync(StreamReader lines)
    {
        while (await lines.ReadLineAsync(Now) is { } line)
            if (line == """data: {"id":"AAAAAAAAAA"}""") return true;
        return false;
    }
}
