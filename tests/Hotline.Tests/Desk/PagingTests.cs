using Hotline.Core.Cases;
using Hotline.Core.Conversations;
using Hotline.Storage.Casebook.Accounts;
using Hotline.Storage.Casebook.Cases;
using Hotline.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Tests.Desk;

/// <summary>Lists come in pages: each row once, and a place that is none of this list's is told so.</summary>
public sealed class PagingTests : IAsyncLifetime
{
    private const int Many = 120;

    private DeskRig _rig = null!;

    public async ValueTask InitializeAsync() => _rig = await DeskRig.StartAsync();

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task What_an_operator_holds_comes_in_pages_in_the_order_of_the_queue()
    {
        var aigul = await _rig.SignedInAsync("aigul", Role.Operator);
        await OpenManyAsync();
        await using (var context = _rig.Open())
            await context.Cases.ExecuteUpdateAsync(
                set => set.SetProperty(c => c.HolderId, "account-aigul").SetProperty(c => c.Status, CaseStatus.WithOperator), TestContext.Current.CancellationToken);

        var pages = await PagesAsync(aigul, "cases/mine", "cases", "id");

        Assert.Equal([50, 50, 20], pages.Select(page => page.Count));
        await using var look = _rig.Open();
        var expected = await look.Cases.OrderByDescending(c => c.Urgency).ThenBy(c => c.WaitingSince).ThenBy(c => c.Id).Select(c => c.Id).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(expected, pages.SelectMany(page => page));
    }

    [Fact]
    public async Task Replies_that_reached_nobody_come_in_pages_the_newest_first_each_with_its_case()
    {
        await _rig.OpenCaseAsync(1, "AAAAAAAAAA");
        var dana = await _rig.SignedInAsync("dana", Role.Coordinator);
        // Several at one moment: an outage ends many at once.
        _rig.Outbox.Letters = [.. Enumerable.Range(0, Many).Select(i => new DeadLetter(Turns.Person(1 + i % 2), $"d{i:D4}", Turns.Start.AddMinutes(i / 7), "The provider is down."))];

        var pages = await PagesAsync(dana, "dead-letters", "letters", "deliveryId");

        Assert.Equal([50, 50, 20], pages.Select(page => page.Count));
        Assert.Equal(_rig.Outbox.Letters.OrderByDescending(l => l.At).ThenByDescending(l => l.DeliveryId, StringComparer.Ordinal).Select(l => l.DeliveryId), pages.SelectMany(page => page));
        var cases = (await dana.GetAsync("dead-letters")).Json.GetProperty("letters").EnumerateArray().Select(l => l.GetProperty("caseId").GetString()).Distinct().ToList();
        Assert.Equal(["AAAAAAAAAA", null], cases.OrderBy(c => c is null));
    }

    [Theory]
    [InlineData("queue")]
    [InlineData("cases/mine")]
    [InlineData("dead-letters")]
    public async Task A_place_that_is_none_of_this_list_is_told_so(string list)
    {
        var aigul = await _rig.SignedInAsync("aigul", Role.Operator);
        await OpenManyAsync();
        var foreign = list == "queue" ? "dead-letters" : "queue";
        _rig.Outbox.Letters = [.. Enumerable.Range(0, Many).Select(i => new DeadLetter(Turns.Person(1), $"d{i:D4}", Turns.Start, "The provider is down."))];
        var elsewhere = (await aigul.GetAsync(foreign)).Text("next")!;
        foreach (var place in new[] { "", "x", "%00", "AAAA", new string('A', 5000), elsewhere })
        {
            var answer = await aigul.GetAsync($"{list}?after={place}");
            Assert.Equal((400, "invalid"), (answer.Status, answer.Error));
            Assert.Contains("first page", answer.Text("message"), StringComparison.Ordinal);
        }
    }

    private async Task OpenManyAsync()
    {
        for (var i = 0; i < Many; i++)
            _rig.Journal.Write(Turns.Person(i), Turns.Wrote($"m{i}", "помогите", Turns.Start).WithCase(Turns.Case($"CASE{i:D6}", (Urgency)(i % 3), opened: Turns.Start.AddMinutes(i / 6))));
        await _rig.ProjectAsync();
    }

    private static async Task<List<List<string>>> PagesAsync(DeskClient client, string list, string rows, string id)
    {
        var pages = new List<List<string>>();
        string? next = null;
        do
        {
            var answer = await client.GetAsync(next is null ? list : $"{list}?after={next}");
            Assert.Equal(200, answer.Status);
            pages.Add([.. answer.Json.GetProperty(rows).EnumerateArray().Select(row => row.GetProperty(id).GetString()!)]);
            next = answer.Text("next");
        }
        while (next is not null);
        return pages;
    }
}
