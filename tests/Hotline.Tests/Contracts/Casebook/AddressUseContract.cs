using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Storage.Casebook.Cases;
using Hotline.Storage.Casebook.Conversations;
using Hotline.Storage.Protection;
using Hotline.Tests.Storage.Casebook.Postgres;
using Hotline.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Tests.Contracts.Casebook;

/// <summary>What the desk sees of a person with several addresses, and that an erasure leaves none.</summary>
public abstract class AddressUseContract(PostgresHouse? house) : CasebookContract(house)
{
    private static readonly Address Telegram = new(ChannelId.Telegram, "700100200");
    private static readonly Address WhatsApp = new(ChannelId.WhatsApp, "+77011112233");
    private static readonly DateTimeOffset At = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private CasebookRig _rig = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public override async ValueTask InitializeAsync() => _rig = await StartAsync();

    [Fact]
    public async Task The_case_says_where_the_person_writes_from_and_since_when_and_no_more()
    {
        await MoveAsync();

        var folder = await _rig.ReadAsync("7K3QD0M2XA");

        Assert.Equal("whatsapp", folder.Case.Channel);
        Assert.Equal([("telegram", null, true, false), ("whatsapp", At, false, true)], folder.Addresses.Select(a => (a.Channel, a.Since, a.Agreed, a.InUse)));
        Assert.Equal(("moved", "whatsapp"), folder.Transcript.Where(line => line.Author == LineAuthor.Person).Select(line => (line.Kind, line.Text)).Last());
    }

    [Fact]
    public async Task What_was_said_where_the_code_was_typed_is_read_with_the_case()
    {
        _rig.Journal.Write(IdOf(WhatsApp), Turns.Wrote("w1", "забрали паспорт", At.AddMinutes(-5)) with { Address = WhatsApp });
        await MoveAsync();

        var folder = await _rig.ReadAsync("7K3QD0M2XA");

        Assert.Contains(folder.Transcript, line => line.Text == "забрали паспорт");
    }

    [Fact]
    public async Task Cases_of_one_person_stand_together_from_either_side_and_those_of_others_do_not()
    {
        _rig.Journal.Write(IdOf(WhatsApp), Turns.Wrote("w1", "забрали паспорт", At.AddMinutes(-5)).WithCase(Turns.Case("WHATSAPP01", opened: At.AddMinutes(-5)) with { EndedByPerson = "moved" }) with { Address = WhatsApp });
        _rig.Journal.Write(Turns.Person(9), Turns.Wrote("x1", "другой человек", At).WithCase(Turns.Case("STRANGER01")));
        await MoveAsync();

        Assert.Equal(["WHATSAPP01"], (await _rig.ReadAsync("7K3QD0M2XA")).Others.Select(c => c.Id));
        Assert.Equal(["7K3QD0M2XA"], (await _rig.ReadAsync("WHATSAPP01")).Others.Select(c => c.Id));
        Assert.Empty((await _rig.ReadAsync("STRANGER01")).Others);
    }

    [Fact]
    public async Task A_reply_goes_to_an_address_that_the_person_agreed_to_and_to_nobody_elses()
    {
        await MoveAsync();
        var aigul = CasebookRig.Operator("Aigul", "ru");
        await _rig.ChangeAsync(c => _rig.Queue.TakeAsync(c, "7K3QD0M2XA", 1, aigul, Now));
        Task<CaseAnswer> SendAsync(string to) => _rig.ChangeAsync(c => _rig.Work.ReplyAsync(c, new HeldCase("7K3QD0M2XA", 2, aigul), "click-" + to, "слова", Now, to: to));

        Assert.Equal(CaseVerdict.NoAddress, (await SendAsync(Turns.Person(9).Value)).Verdict);
        Assert.Equal([IdOf(Telegram).Value, IdOf(WhatsApp).Value], (await _rig.ReadAsync("7K3QD0M2XA")).Addresses.Select(a => a.Choice));
        Assert.Equal(CaseVerdict.Done, (await SendAsync(IdOf(Telegram).Value)).Verdict);

        await _rig.Commands.DeliverAsync(_rig.Inbox, Now);
        Assert.Equal(Telegram, Assert.IsType<OperatorReplied>(_rig.Inbox.Commands.Last().Event).To);
    }

    [Fact]
    public async Task An_address_that_went_away_stays_as_history()
    {
        await MoveAsync();
        _rig.Journal.Write(IdOf(Telegram), Turns.Wrote("m9", "да", At.AddHours(1)) with
        {
            Address = WhatsApp,
            Addresses = [new KnownAddress(Telegram, null) { End = AddressEnd.Declined, Until = At.AddHours(1) }, new KnownAddress(WhatsApp, At, IdOf(WhatsApp))],
        });
        await _rig.ProjectAsync();

        var first = (await _rig.ReadAsync("7K3QD0M2XA")).Addresses[0];

        Assert.Equal(("telegram", "declined", At.AddHours(1)), (first.Channel, first.Ended, first.Until));
    }

    [Fact]
    public async Task After_an_erasure_no_address_is_left_and_none_was_ever_readable()
    {
        await MoveAsync();
        Assert.DoesNotContain("77011112233", System.Text.Encoding.UTF8.GetString(_rig.BytesOnDisk()), StringComparison.Ordinal);

        await _rig.Eraser.EraseAsync(IdOf(Telegram), Now);

        await using var context = _rig.Open();
        Assert.Empty(await context.AddressUses.ToListAsync(Now));
    }

    private ConversationId IdOf(Address address) => _rig.Get<Pseudonyms>().Of(address);

    private async Task MoveAsync()
    {
        _rig.Journal.Write(IdOf(Telegram), Turns.Wrote("m1", "здравствуйте", At.AddHours(-1)).WithCase(Turns.Case("7K3QD0M2XA"), ConversationMode.Waiting) with { Address = Telegram });
        _rig.Journal.Write(IdOf(Telegram), Turns.Wrote("tell-1", "", At).WithCase(Turns.Case("7K3QD0M2XA"), ConversationMode.Waiting) with
        {
            Event = new Joined(IdOf(WhatsApp), WhatsApp),
            Address = WhatsApp,
            Addresses = [new KnownAddress(Telegram, null, Agreed: true), new KnownAddress(WhatsApp, At, IdOf(WhatsApp))],
        });
        await _rig.ProjectAsync();
    }
}
