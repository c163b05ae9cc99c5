using System.Text.Json;
using Hotline.Channels.Twilio;
using Hotline.Core.Channels;
using Hotline.Core.Dialogs;
using Hotline.Storage.Casebook.Accounts;
using Hotline.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Tests.Desk;

/// <summary>What an operator is told about the size of a reply before it is sent.</summary>
public sealed class ReplySizeTests : IAsyncLifetime
{
    private const string CaseId = "AAAAAAAAAA";

    private DeskRig _rig = null!;

    public async ValueTask InitializeAsync()
    {
        _rig = await DeskRig.StartAsync();
        await _rig.OpenCaseAsync(1, CaseId);
    }

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Theory]
    [InlineData("", 1, 0, 0)]
    [InlineData("ж", 70, 1, 1)]
    [InlineData("ж", 71, 1, 2)]
    [InlineData("x", 160, 1, 1)]
    [InlineData("x", 161, 1, 2)]
    [InlineData("o\u02BB", 80, 1, 1)]
    [InlineData("слово ", 300, 2, 28)]
    public async Task By_sms_the_parts_are_counted_as_they_are_sent(string piece, int times, int messages, int parts)
    {
        _rig.Channel.Abilities = TwilioModule.ShowsSms;
        var aigul = await _rig.SignedInAsync("aigul", Role.Operator);
        Assert.True((await aigul.GetAsync($"cases/{CaseId}")).Json.GetProperty("paidByPart").GetBoolean());

        var answer = await aigul.PostAsync($"cases/{CaseId}/size", new { text = string.Concat(Enumerable.Repeat(piece, times)) });

        Assert.Equal((200, messages, parts), (answer.Status, answer.Json.GetProperty("messages").GetInt32(), answer.Json.GetProperty("parts").GetInt32()));
        await using var context = _rig.Open();
        Assert.DoesNotContain(await context.Audit.Select(entry => entry.What).ToListAsync(TestContext.Current.CancellationToken), what => what.Contains("size", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_all_parts_cost_is_told_where_the_host_told_what_one_costs()
    {
        _rig.Channel.Abilities = TwilioModule.ShowsSms;
        var aigul = await _rig.SignedInAsync("aigul", Role.Operator);
        Assert.Equal(JsonValueKind.Null, (await aigul.PostAsync($"cases/{CaseId}/size", new { text = "x" })).Json.GetProperty("cost").ValueKind);
        _rig.Channel.Price = new PartPrice(0.075m, "USD");

        var cost = (await aigul.PostAsync($"cases/{CaseId}/size", new { text = new string('ж', 135) })).Json.GetProperty("cost");

        Assert.Equal((0.225m, "USD"), (cost.GetProperty("amount").GetDecimal(), cost.GetProperty("currency").GetString()));
        _rig.Channel.Abilities = ChannelAbilities.Plain;
        Assert.Equal(JsonValueKind.Null, (await aigul.PostAsync($"cases/{CaseId}/size", new { text = "x" })).Json.GetProperty("cost").ValueKind);
    }

    [Fact]
    public async Task Elsewhere_nothing_is_paid_by_the_part()
    {
        var aigul = await _rig.SignedInAsync("aigul", Role.Operator);
        Assert.False((await aigul.GetAsync($"cases/{CaseId}")).Json.GetProperty("paidByPart").GetBoolean());
        Assert.Equal(JsonValueKind.Null, (await aigul.PostAsync($"cases/{CaseId}/size", new { text = "здравствуйте" })).Json.GetProperty("parts").ValueKind);
        Assert.Equal(404, (await aigul.PostAsync("cases/BBBBBBBBBB/size", new { text = "здравствуйте" })).Status);
        Assert.Equal(400, (await aigul.PostAsync($"cases/{CaseId}/size", new { text = new string('x', DialogLimits.Text + 1) })).Status);
    }
}
