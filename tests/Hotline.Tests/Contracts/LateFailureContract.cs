using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Contacts;
using Hotline.Storage.Casebook.Conversations;
using Hotline.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Tests.Contracts;

/// <summary>
/// What a provider says only later: it had taken the words, and then could not bring them. A person who agreed to be written to at another address is written to there, as when it says so at once.
/// </summary>
public abstract class LateFailureContract : RuntimeContract
{
    private const string Words = "Я на связи";
    private static readonly Address Phone = new(ChannelId.Sms, "+77011112233");
    private static readonly SendResult Blocked = new SendResult.ContactGone("The person's number blocks our messages.");
    private static readonly SendResult Off = new SendResult.RetryAfter(TimeSpan.FromMinutes(5), "The phone is off.");

    [Fact]
    public async Task Words_that_come_back_because_the_person_is_gone_go_where_they_agreed_and_only_once()
    {
        await using var casebook = await CasebookRig.StartAsync();
        using var people = await ReplyAsync("yes");
        var sent = Assert.Single(people.Taken, taken => taken.Message.Text == Words);
        Assert.Equal(Phone, sent.To);

        for (var i = 0; i < 3; i++) await people.NoteAsync(Lines(casebook), sent.Mark, ReceiptStage.Failed, Blocked);
        // It arrived after all: nothing is taken back, and nothing is said a third time.
        await people.NoteAsync(Lines(casebook), sent.Mark, ReceiptStage.Delivered);
        await people.NoteAsync(Lines(casebook), sent.Mark, ReceiptStage.Failed, Blocked);

        Assert.Equal([Phone, Aziza], people.Sent.Where(said => said.Message.Text == Words).Select(said => said.To));
        var state = (await people.StateAsync(Aziza))!;
        Assert.Equal((Aziza, AddressEnd.Gone), (state.Address, state.Ties!.Find(Phone)!.End));
        Assert.Contains("address:other", state.Reasons);
    }

    [Fact]
    public async Task Who_did_not_agree_is_not_written_to_anywhere_else_and_the_operator_sees_it()
    {
        await using var casebook = await CasebookRig.StartAsync();
        using var people = await ReplyAsync("no");
        var sent = Assert.Single(people.Taken, taken => taken.Message.Text == Words);

        await people.NoteAsync(Lines(casebook), sent.Mark, ReceiptStage.Failed, Blocked);

        Assert.Equal([Phone], people.Sent.Where(said => said.Message.Text == Words).Select(said => said.To));
        Assert.Contains("delivery:gone", (await people.StateAsync(Aziza))!.Reasons);
    }

    [Fact]
    public async Task What_arrived_before_it_is_said_to_have_failed_goes_nowhere_again()
    {
        await using var casebook = await CasebookRig.StartAsync();
        using var people = await ReplyAsync("yes");
        var sent = Assert.Single(people.Taken, taken => taken.Message.Text == Words);

        await people.NoteAsync(Lines(casebook), sent.Mark, ReceiptStage.Delivered);
        await people.NoteAsync(Lines(casebook), sent.Mark, ReceiptStage.Failed, Blocked);
        await people.NoteAsync(Lines(casebook), sent.Mark, ReceiptStage.Failed, Off);

        Assert.Equal([Phone], people.Sent.Where(said => said.Message.Text == Words).Select(said => said.To));
        Assert.Equal(Phone, (await people.StateAsync(Aziza))!.Address);
    }

    [Fact]
    public async Task A_phone_that_is_still_off_at_the_later_try_hands_the_words_to_the_other_address()
    {
        await using var casebook = await CasebookRig.StartAsync();
        using var people = await ReplyAsync("yes");
        var first = Assert.Single(people.Taken, taken => taken.Message.Text == Words);
        for (var i = 0; i < 2; i++) await people.NoteAsync(Lines(casebook), first.Mark, ReceiptStage.Failed, Off);
        Assert.Single(people.Taken, taken => taken.Message.Text == Words);

        await WaitAsync(people);
        var second = people.Taken.Last(taken => taken.Message.Text == Words);
        Assert.Equal((Phone, first.Id, true), (second.To, second.Id, second.Mark.IsLast));
        // What was said of the first time comes once more: it is no news of the second.
        await people.NoteAsync(Lines(casebook), first.Mark, ReceiptStage.Failed, Off);
        Assert.Equal(2, people.Taken.Count(taken => taken.Message.Text == Words));

        for (var i = 0; i < 2; i++) await people.NoteAsync(Lines(casebook), second.Mark, ReceiptStage.Failed, Off);
        await WaitAsync(people);

        Assert.Equal([Phone, Phone, Aziza], people.Sent.Where(said => said.Message.Text == Words).Select(said => said.To));
        Assert.Equal(AddressEnd.None, (await people.StateAsync(Aziza))!.Ties!.Find(Phone)!.End);
        await people.WriteAsync(Phone, "телефон снова работает");
        Assert.Equal(Phone, (await people.StateAsync(Aziza))!.Address);
    }

    [Fact]
    public async Task Words_that_two_phones_do_not_get_do_not_go_to_and_fro_for_ever()
    {
        await using var casebook = await CasebookRig.StartAsync();
        using var people = await ReplyAsync("yes");

        var noted = new HashSet<DeliveryMark>();
        while (people.Taken.Where(taken => taken.Message.Text == Words).FirstOrDefault(taken => noted.Add(taken.Mark)) is { } sent)
        {
            Assert.True(noted.Count < 10, "The words go to and fro.");
            await people.NoteAsync(Lines(casebook), sent.Mark, ReceiptStage.Failed, Off);
            await WaitAsync(people);
        }

        Assert.Equal([Phone, Phone, Aziza, Aziza], people.Sent.Where(said => said.Message.Text == Words).Select(said => said.To));
    }

    [Fact]
    public async Task Words_about_danger_are_tried_once_more_whichever_dialog_they_are_from()
    {
        await using var casebook = await CasebookRig.StartAsync();
        using var people = await Neighbourhood.OpenAsync(Runtime);
        await people.WriteAsync(Phone, "меня задержала полиция, я в отделе");
        var sent = people.Taken.Last(taken => taken.Message.Importance == Importance.Danger);
        Assert.DoesNotContain("danger.", sent.Message.Place, StringComparison.Ordinal);

        await people.NoteAsync(Lines(casebook), sent.Mark, ReceiptStage.Failed, Off);
        await WaitAsync(people);

        Assert.Equal(2, people.Taken.Count(taken => taken.Message.Text == sent.Message.Text));
    }

    [Fact]
    public async Task What_comes_back_to_a_conversation_that_only_passes_on_is_heard_where_the_person_goes_on()
    {
        await using var casebook = await CasebookRig.StartAsync();
        using var people = await Neighbourhood.OpenAsync(Runtime);
        await people.WriteAsync(Phone, "меня задержала полиция, я в отделе");
        var numbers = people.Taken.Last(taken => taken.Message.Importance == Importance.Danger);
        await people.WriteAsync(Aziza, "здравствуйте");
        await people.WriteAsync(Aziza, "код");
        await people.PressAsync(Aziza, "no_secret");
        await people.WriteAsync(Phone, people.CodeGivenTo(Aziza));
        Assert.Equal(Runtime.IdOf(Aziza), (await people.StateAsync(Phone))!.Ties!.Main);

        for (var i = 0; i < 2; i++) await people.NoteAsync(Lines(casebook), numbers.Mark, ReceiptStage.Failed, Off);
        Assert.Single(people.Taken, taken => taken.Message.Text == numbers.Message.Text);
        await WaitAsync(people);

        var again = people.Taken.Where(taken => taken.Message.Text == numbers.Message.Text).ToList();
        Assert.Equal([Runtime.IdOf(Phone), Runtime.IdOf(Aziza)], again.Select(taken => taken.Conversation));
        Assert.Equal((Phone, true), (again[1].To, again[1].Mark.IsLast));
    }

    /// <summary>An operator's words to somebody who went from one address to another and was asked whether the former may be used.</summary>
    private async Task<Neighbourhood> ReplyAsync(string agreed)
    {
        var people = await Neighbourhood.OpenAsync(Runtime);
        await people.WriteAsync(Aziza, "здравствуйте");
        await people.WriteAsync(Aziza, "оператор");
        await people.WriteAsync(Aziza, "код");
        await people.PressAsync(Aziza, "no_secret");
        await people.WriteAsync(Phone, people.CodeGivenTo(Aziza));
        await people.WriteAsync(Phone, agreed == "yes" ? "да" : "нет");
        var held = (await people.StateAsync(Aziza))!.Case!;
        await people.TellAsync(Aziza, new CaseTaken(held.Id, "op", "Айгуль", held.Version + 1));
        await people.TellAsync(Aziza, new OperatorReplied(held.Id, "op", held.Version + 1, "c", Words));
        return people;
    }

    private async Task WaitAsync(Neighbourhood people)
    {
        Runtime.Advance(TimeSpan.FromMinutes(10));
        await people.RunAsync();
    }

    /// <summary>An empty casebook: the words stand in the journal of the store.</summary>
    private SaidLines Lines(CasebookRig casebook) => new(casebook.Get<IDbContextFactory<CasebookContext>>(), casebook.Get<ContactVault>(), Runtime.Journal);
}
