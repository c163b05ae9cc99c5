using Hotline.Core.Channels.Operators;
using Hotline.Core.Conversations;
using Hotline.Desk.Operators;
using Hotline.Storage.Casebook.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Tests.Desk.Operators;

public sealed class OperatorsDeskTests : IAsyncLifetime
{
    private const string Case = "AAAAAAAAAA";
    private const string Aigul = "900000001";
    private const string Ivan = "900000002";

    private OperatorsRig _rig = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _rig = await OperatorsRig.StartAsync();

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task A_code_links_one_member_once_and_nothing_of_theirs_is_kept_in_the_clear()
    {
        var client = await _rig.Desk.SignedInAsync("aigul", Role.Operator);
        var code = (await client.PostAsync("telegram/link")).Text("code");
        Assert.False(_rig.Hears.IsStaff(Aigul));
        Assert.Equal(GroupWords.Linked("aigul"), await PrivateAsync(Aigul, $"/start {code}"));
        Assert.True(_rig.Hears.IsStaff(Aigul));
        Assert.Equal(GroupWords.CodeUnknown, await PrivateAsync(Ivan, $"/start {code}"));
        Assert.False(_rig.Hears.IsStaff(Ivan));

        await using var context = _rig.Desk.Open();
        var link = await context.StaffLinks.SingleAsync(Now);
        Assert.DoesNotContain(Aigul, link.Pseudonym, StringComparison.Ordinal);
        Assert.Equal(["telegram_code", "telegram_linked"], await context.Audit.Where(a => a.AccountId == "account-aigul" && a.What.StartsWith("telegram")).OrderBy(a => a.Id).Select(a => a.What).ToListAsync(Now));
        Assert.DoesNotContain(Aigul, (await client.GetAsync("telegram")).Json.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_is_over_after_its_time_and_after_the_next_one_and_few_may_be_tried()
    {
        var client = await _rig.Desk.SignedInAsync("aigul", Role.Operator);
        var old = (await client.PostAsync("telegram/link")).Text("code");
        var late = (await client.PostAsync("telegram/link")).Text("code");
        Assert.Equal(GroupWords.CodeUnknown, await PrivateAsync(Aigul, $"/start {old}"));
        _rig.Desk.Clock.Advance(LinkCodeBook.Life);
        Assert.Equal(GroupWords.CodeUnknown, await PrivateAsync(Aigul, $"/start {late}"));
        for (var i = 2; i < Reminders.Codes; i++) Assert.Equal(GroupWords.CodeUnknown, await PrivateAsync(Aigul, "/start staff_guess"));
        var good = (await client.PostAsync("telegram/link")).Text("code");
        Assert.Equal(GroupWords.TooManyCodes, await PrivateAsync(Aigul, $"/start {good}"));
        Assert.Equal(GroupWords.Linked("aigul"), await PrivateAsync(Ivan, $"/start@help_bot {good}"));
    }

    [Theory]
    [InlineData("stamp")]
    [InlineData("disabled")]
    [InlineData("unlinked")]
    public async Task A_link_ends_with_the_password_the_account_and_by_its_owner(string how)
    {
        var (client, topic) = (await _rig.LinkedAsync("aigul", Aigul, Role.Operator), await TopicAsync());
        await using (var context = _rig.Desk.Open())
        {
            var account = await context.Accounts.SingleAsync(Now);
            if (how == "stamp") account.SecurityStamp = "another";
            if (how == "disabled") account.Disabled = true;
            await context.SaveChangesAsync(Now);
        }

        if (how == "unlinked") Assert.Equal(204, (await client.PostAsync("telegram/unlink")).Status);
        Assert.Equal(GroupWords.NotLinked, await _rig.PressAsync(Aigul, topic, GroupWords.Take));
        await _rig.Desk.Get<OperatorsRound>().KnowStaffAsync(Now);
        Assert.False(_rig.Hears.IsStaff(Aigul));
    }

    [Fact]
    public async Task Of_two_who_claim_at_once_one_has_the_case_and_the_other_hears_who()
    {
        await _rig.LinkedAsync("aigul", Aigul, Role.Operator);
        await _rig.LinkedAsync("ivan", Ivan, Role.Operator);
        var topic = await TopicAsync();
        var answers = await Task.WhenAll(new[] { Aigul, Ivan }.Select(member => Task.Run(() => _rig.PressAsync(member, topic, GroupWords.Take))));

        Assert.Single(answers, GroupWords.Taken);
        Assert.Single(answers, a => a.Contains("has this case now", StringComparison.Ordinal));
        await _rig.Desk.DeliverAsync();
        Assert.Single(_rig.Desk.Inbox.Commands, c => c.Event is CaseTaken);
    }

    [Fact]
    public async Task What_the_holder_writes_goes_to_the_person_once_and_what_others_write_does_not()
    {
        await _rig.LinkedAsync("aigul", Aigul, Role.Operator);
        await _rig.LinkedAsync("ivan", Ivan, Role.Operator);
        var topic = await TopicAsync();
        Assert.StartsWith(GroupWords.NotSent, await _rig.WriteAsync(Aigul, topic, 1, "рано"), StringComparison.Ordinal);
        await _rig.PressAsync(Aigul, topic, GroupWords.Take);
        Assert.Null(await _rig.WriteAsync(Aigul, topic, 2, "Здравствуйте"));
        Assert.Null(await _rig.WriteAsync(Aigul, topic, 2, "Здравствуйте"));
        Assert.Contains("aigul has this case now", await _rig.WriteAsync(Ivan, topic, 3, "слова Ивана"), StringComparison.Ordinal);
        Assert.Null(await _rig.WriteAsync(Ivan, topic, 4, "ещё слова Ивана"));
        Assert.Equal(GroupWords.NotLinkedWrote, await _rig.WriteAsync("900000003", topic, 5, "слова чужого"));
        Assert.Equal(GroupWords.Anonymous, await _rig.WriteAsync(null, topic, 6, "слова без имени"));
        Assert.Equal(GroupWords.OnlyWords, await _rig.WriteAsync(Aigul, topic, 7, null));
        Assert.Equal(GroupWords.NoCommand, await _rig.WriteAsync(Aigul, topic, 8, "/ban"));
        Assert.Equal(GroupWords.Noted, await _rig.WriteAsync(Aigul, topic, 9, "/note говорит по-таджикски"));

        await _rig.Desk.DeliverAsync();
        Assert.Equal(["Здравствуйте"], _rig.Desk.Inbox.Commands.Select(c => c.Event).OfType<OperatorReplied>().Select(r => r.Text));
    }

    [Fact]
    public async Task A_reply_to_what_the_topic_no_longer_shows_is_not_sent()
    {
        var aigul = await _rig.LinkedAsync("aigul", Aigul, Role.Operator);
        var topic = await TopicAsync();
        await _rig.PressAsync(Aigul, topic, GroupWords.Take);
        await aigul.PostAsync($"cases/{Case}/return", new { version = 2 });
        await aigul.PostAsync($"cases/{Case}/take", new { version = 3 });
        Assert.StartsWith(GroupWords.NotSent, await _rig.WriteAsync(Aigul, topic, 1, "слова"), StringComparison.Ordinal);
        await _rig.RoundAsync();
        Assert.Null(await _rig.WriteAsync(Aigul, topic, 2, "слова"));
    }

    [Fact]
    public async Task A_case_is_closed_by_its_holder_with_what_came_of_it_and_an_old_button_does_nothing()
    {
        await _rig.LinkedAsync("aigul", Aigul, Role.Operator);
        await _rig.LinkedAsync("ivan", Ivan, Role.Operator);
        var topic = await TopicAsync();
        var take = _rig.Group.Messages.Values.Single().Rows[0][0].Data;
        await _rig.PressAsync(Aigul, topic, GroupWords.Take);
        await _rig.RoundAsync();
        Assert.Contains("aigul has this case now", await _rig.PressAsync(Ivan, topic, GroupWords.Close), StringComparison.Ordinal);
        await _rig.PressAsync(Aigul, topic, GroupWords.Close);
        await _rig.PressAsync(Aigul, topic, GroupWords.Keep);
        await _rig.PressAsync(Aigul, topic, GroupWords.Close);
        Assert.Equal(GroupWords.Closed, await _rig.PressAsync(Aigul, topic, "Paid in full"));
        Assert.Contains("closed", await _rig.PressDataAsync(Ivan, topic, take), StringComparison.Ordinal);
        await _rig.RoundAsync();
        Assert.Empty(_rig.Group.Topics);
        Assert.Equal(GroupWords.NoSuchTopic, await _rig.PressDataAsync(Aigul, topic, take));

        await using var context = _rig.Desk.Open();
        Assert.Equal("paid_in_full", (await context.Cases.SingleAsync(Now)).Outcome);
        Assert.Equal(["case_take", "case_close"], await context.Audit.Where(a => a.CaseId == Case && a.AccountId == "account-aigul").OrderBy(a => a.Id).Select(a => a.What).ToListAsync(Now));
    }

    [Fact]
    public async Task An_account_that_may_not_talk_with_people_may_not_in_the_group()
    {
        await _rig.LinkedAsync("dana", Aigul, Role.Coordinator);
        Assert.Contains("may not do this", await _rig.PressAsync(Aigul, await TopicAsync(), GroupWords.Take), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_acts_in_the_group_is_at_the_desk()
    {
        var aigul = await _rig.LinkedAsync("aigul", Aigul, Role.Operator);
        var topic = await TopicAsync();
        await aigul.PostAsync("sign-out");
        await _rig.PressAsync(Aigul, topic, GroupWords.Take);
        await using var context = _rig.Desk.Open();
        Assert.Equal("aigul", Assert.Single(await StaffAtDesk.ReadAsync(context, _rig.Desk.Clock.GetUtcNow(), Now)).Alias);
    }

    [Fact]
    public async Task In_private_staff_are_told_that_this_is_no_conversation_and_can_unlink()
    {
        await _rig.LinkedAsync("aigul", Aigul, Role.Operator);
        Assert.Equal(GroupWords.NoConversation, await PrivateAsync(Aigul, "привет"));
        Assert.Equal(GroupWords.Unlinked, await PrivateAsync(Aigul, "/unlink"));
        Assert.False(_rig.Hears.IsStaff(Aigul));
    }

    private async Task<string> PrivateAsync(string member, string text) =>
        Assert.IsType<GroupCall.Tell>(Assert.Single(await _rig.HearAsync(new GroupEvent.Private(member, text, Tap: null)))).Text;

    private async Task<long> TopicAsync()
    {
        await _rig.Desk.OpenCaseAsync(1, Case);
        await _rig.RoundAsync();
        return _rig.Topic();
    }
}
