using System.Text.Json;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Storage.Packing;
using Hotline.Tests.Support;

namespace Hotline.Tests.Contracts;

/// <summary>One person on several addresses: how a conversation goes on elsewhere, and that it does whenever the program dies. Each conversation lives in a partition of its own.</summary>
public abstract class AddressContract : RuntimeContract
{
    private static readonly Address Phone = new(ChannelId.WhatsApp, "+77011112233");
    private static readonly Address Hidden = new(ChannelId.WhatsApp, "KZ.abc123");
    private static readonly Address NewPhone = new(ChannelId.WhatsApp, "+77014445566");

    private static readonly Address Page = new(ChannelId.Web, "page-1");

    [Fact]
    public async Task Who_types_their_code_elsewhere_goes_on_there_in_the_same_case_and_reads_nothing_of_before()
    {
        using var people = await Neighbourhood.OpenAsync(Runtime);
        await CallAsync(people);
        var before = (await people.StateAsync(Aziza))!;
        var code = await AskCodeAsync(people);

        await people.WriteAsync(Phone, Typed(code));

        var state = (await people.StateAsync(Aziza))!;
        Assert.Equal((Phone, before.Case!.Id, before.Locale, ConversationMode.Waiting), (state.Address, state.Case!.Id, state.Locale, state.Mode));
        Assert.Equal(Runtime.IdOf(Aziza), (await people.StateAsync(Phone))!.Ties!.Main);
        Assert.DoesNotContain(people.TextsTo(Phone), text => people.TextsTo(Aziza).Contains(text));
        await people.PressAsync(Phone, "yes");
        await people.WriteAsync(Phone, "я ещё хочу рассказать про паспорт");
        Assert.Equal(before.Case.Id, (await people.StateAsync(Aziza))!.Case!.Id);
        Assert.True((await people.StateAsync(Aziza))!.Ties!.Find(Aziza)!.Agreed);
    }

    [Fact]
    public async Task Neither_code_nor_word_stands_in_the_journal()
    {
        using var people = await Neighbourhood.OpenAsync(Runtime);
        await CallAsync(people);
        var code = await AskCodeAsync(people, "Ромашка");
        await people.WriteAsync(Phone, code);
        await people.WriteAsync(Phone, "ромашка");
        Assert.Equal(Runtime.IdOf(Aziza), (await people.StateAsync(Phone))!.Ties!.Main);

        var records = await JournalAsync(Aziza);
        var all = string.Join('\n', records.Concat(await JournalAsync(Phone)).Select(entry => JsonSerializer.Serialize(entry.Record, RuntimeJson.Compact.JournalRecord)));

        Assert.Contains("Код", all, StringComparison.OrdinalIgnoreCase);
        foreach (var secret in new[] { code, ReturnCode.Show(code), "ромашка" }) Assert.DoesNotContain(secret, all, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_code_opens_once()
    {
        using var people = await Neighbourhood.OpenAsync(Runtime);
        await CallAsync(people);
        var code = await AskCodeAsync(people);
        await people.WriteAsync(Phone, code);

        await people.WriteAsync(Bek, code);

        Assert.Null((await people.StateAsync(Bek))!.Ties!.Main);
        Assert.Equal(Phone, (await people.StateAsync(Aziza))!.Address);
    }

    [Fact]
    public async Task A_code_that_is_older_than_a_week_opens_nothing()
    {
        using var people = await Neighbourhood.OpenAsync(Runtime);
        await CallAsync(people);
        var code = await AskCodeAsync(people);
        Runtime.Advance(ReturnCode.Good + TimeSpan.FromMinutes(1));
        await people.RunAsync();

        await people.WriteAsync(Phone, code);

        Assert.Null((await people.StateAsync(Phone))!.Ties!.Main);
        Assert.Equal(Aziza, (await people.StateAsync(Aziza))!.Address);
    }

    [Fact]
    public async Task The_secret_word_is_asked_for_and_a_code_dies_of_five_wrong_ones()
    {
        using var people = await Neighbourhood.OpenAsync(Runtime);
        await CallAsync(people);
        var code = await AskCodeAsync(people, "Ромашка");
        await people.WriteAsync(Bek, code);
        for (var i = 0; i < ReturnCode.Tries; i++) await people.WriteAsync(Bek, $"наугад {i}");
        await people.WriteAsync(Phone, code);
        Assert.Null((await people.StateAsync(Phone))!.Ties!.Main);

        var second = await AskCodeAsync(people, "Ромашка");
        await people.WriteAsync(Phone, second);
        await people.WriteAsync(Phone, "тюльпан");
        await people.WriteAsync(Phone, "РОМАШКА");

        Assert.Equal(Runtime.IdOf(Aziza), (await people.StateAsync(Phone))!.Ties!.Main);
    }

    [Fact]
    public async Task After_five_wrong_codes_not_even_the_right_one_opens_from_there()
    {
        using var people = await Neighbourhood.OpenAsync(Runtime);
        await CallAsync(people);
        var code = await AskCodeAsync(people);
        for (var i = 0; i < ReturnCode.Tries; i++) await people.WriteAsync(Bek, $"A2A3A4A5A{"23456"[i]}");

        await people.WriteAsync(Bek, code);

        Assert.Null((await people.StateAsync(Bek))!.Ties!.Main);
        await people.WriteAsync(Phone, code);
        Assert.Equal(Runtime.IdOf(Aziza), (await people.StateAsync(Phone))!.Ties!.Main);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task However_often_the_program_dies_the_person_goes_on_where_they_are(int every)
    {
        using var people = await Neighbourhood.OpenAsync(Runtime);
        await CallAsync(people);
        var held = (await people.StateAsync(Aziza))!.Case!.Id;
        var code = await AskCodeAsync(people);
        await people.WriteAsync(Phone, "у меня забрали паспорт");
        people.DiesEvery = every;

        await people.WriteAsync(Phone, code);

        var state = (await people.StateAsync(Aziza))!;
        Assert.Equal((Phone, held), (state.Address, state.Case!.Id));
        Assert.Equal(Runtime.IdOf(Aziza), (await people.StateAsync(Phone))!.Ties!.Main);
        Assert.Single(people.TextsTo(Phone).Distinct(), text => text.Contains("снова с нами", StringComparison.Ordinal));
        Assert.True(people.Deaths > 2);
    }

    [Fact]
    public async Task To_delete_everything_at_one_address_deletes_it_at_all_and_the_open_code_with_it()
    {
        using var people = await Neighbourhood.OpenAsync(Runtime);
        await CallAsync(people);
        await people.WriteAsync(Phone, await AskCodeAsync(people));
        await people.PressAsync(Phone, "yes");
        var open = await AskCodeAsync(people, whose: Phone);

        await people.WriteAsync(Phone, "удалить мои данные");

        foreach (var address in new[] { Aziza, Phone }) Assert.Null(await people.StateAsync(address));
        Assert.Contains("удаляем", people.TextsTo(Phone)[^1], StringComparison.Ordinal);
        await people.WriteAsync(Bek, open);
        Assert.Null((await people.StateAsync(Bek))!.Ties!.Main);
    }

    [Fact]
    public async Task An_order_to_erase_one_address_reaches_the_others()
    {
        using var people = await Neighbourhood.OpenAsync(Runtime);
        await CallAsync(people);
        await people.WriteAsync(Phone, await AskCodeAsync(people));

        await people.TellAsync(Phone, new ErasureOrdered());

        foreach (var address in new[] { Aziza, Phone }) Assert.Null(await people.StateAsync(address));
    }

    [Fact]
    public async Task What_was_told_where_the_code_was_typed_is_not_lost()
    {
        using var people = await Neighbourhood.OpenAsync(Runtime);
        await people.WriteAsync(Aziza, "здравствуйте");
        await people.WriteAsync(Phone, "оператор");
        Assert.Equal(ConversationMode.Waiting, (await people.StateAsync(Phone))!.Mode);
        var code = await AskCodeAsync(people);

        await people.WriteAsync(Phone, code);

        var state = (await people.StateAsync(Aziza))!;
        Assert.Equal(ConversationMode.Waiting, state.Mode);
        Assert.NotNull(state.Case);
        Assert.Null((await people.StateAsync(Phone))!.Case);
    }

    [Fact]
    public async Task A_number_and_a_user_id_in_one_message_are_one_person()
    {
        using var people = await Neighbourhood.OpenAsync(Runtime);
        await people.WriteAsync(Phone, "оператор", alsoKnown: Hidden);
        var held = (await people.StateAsync(Phone))!.Case!.Id;

        await people.WriteAsync(Hidden, "теперь мой номер скрыт");

        var state = (await people.StateAsync(Phone))!;
        Assert.Equal((Hidden, held), (state.Address, state.Case!.Id));
        Assert.Equal(Runtime.IdOf(Phone), (await people.StateAsync(Hidden))!.Ties!.Main);
    }

    [Fact]
    public async Task Who_was_known_by_their_user_id_first_goes_on_when_their_number_shows()
    {
        using var people = await Neighbourhood.OpenAsync(Runtime);
        await people.WriteAsync(Hidden, "оператор");
        var held = (await people.StateAsync(Hidden))!.Case!.Id;

        await people.WriteAsync(Phone, "это снова я", alsoKnown: Hidden);

        var state = (await people.StateAsync(Hidden))!;
        Assert.Equal((Phone, held), (state.Address, state.Case!.Id));
        Assert.Equal(Runtime.IdOf(Hidden), (await people.StateAsync(Phone))!.Ties!.Main);
    }

    [Fact]
    public async Task A_message_that_names_a_second_address_for_the_first_time_is_answered_once()
    {
        using var people = await Neighbourhood.OpenAsync(Runtime);
        await people.WriteAsync(Hidden, "оператор");
        var held = (await people.StateAsync(Hidden))!.Case!;
        await people.TellAsync(Hidden, new CaseTaken(held.Id, "op", "Айгуль", held.Version + 1));
        people.Sent.Clear();
        people.DiesEvery = 4;

        await people.WriteAsync(Phone, "это снова я", alsoKnown: Hidden);
        await people.WriteAsync(Phone, "вы здесь?", alsoKnown: Hidden);

        // A human has the conversation, so the bot is silent, and nobody begins another one at the number.
        Assert.Empty(people.TextsTo(Phone));
        Assert.Equal((Phone, held.Id, ConversationMode.Human), ((await people.StateAsync(Hidden))!.Address, (await people.StateAsync(Hidden))!.Case!.Id, (await people.StateAsync(Hidden))!.Mode));
        Assert.Equal(Runtime.IdOf(Hidden), (await people.StateAsync(Phone))!.Ties!.Main);
        people.DiesEvery = 0;
        people.Sent.Clear();
        // A sentence: after a single word of Russian somebody with a number of Kazakhstan is asked for the language.
        await people.WriteAsync(Bek, "здравствуйте, у меня вопрос по работе");
        await people.WriteAsync(NewPhone, "здравствуйте, у меня вопрос по работе", alsoKnown: new Address(ChannelId.WhatsApp, "KZ.new1"));
        Assert.Equal(people.TextsTo(Bek), people.TextsTo(NewPhone));
    }

    [Fact]
    public async Task Whoever_writes_from_where_the_person_could_not_be_reached_any_more_is_somebody_else_unless_the_provider_says_otherwise()
    {
        using var people = await Neighbourhood.OpenAsync(Runtime);
        var held = await LosePhoneAsync(people, agrees: "yes");
        await people.TellAsync(Aziza, new OperatorReplied(held.Id, "op", held.Version + 1, "c", "Я на связи"));
        people.Answers = _ => new SendResult.Sent();
        people.Sent.Clear();

        await people.WriteAsync(Phone, "здравствуйте");

        Assert.Equal((Aziza, held.Id), ((await people.StateAsync(Aziza))!.Address, (await people.StateAsync(Aziza))!.Case!.Id));
        Assert.NotEmpty(people.TextsTo(Phone));
        await people.SendAsync(Phone, new InboundReturned());
        await people.WriteAsync(Phone, "это я, телефон снова работает");
        Assert.Equal(Phone, (await people.StateAsync(Aziza))!.Address);
    }

    [Fact]
    public async Task However_many_pages_a_person_came_from_none_is_forgotten_and_erasing_reaches_all()
    {
        using var people = await Neighbourhood.OpenAsync(Runtime);
        await CallAsync(people);
        var pages = Enumerable.Range(0, 18).Select(i => new Address(ChannelId.Web, $"page-{i}")).ToList();
        var at = Aziza;
        foreach (var page in pages)
        {
            var code = await AskCodeAsync(people, whose: at);
            await people.WriteAsync(page, code);
            at = page;
        }

        Assert.Equal(at, (await people.StateAsync(Aziza))!.Address);
        await people.WriteAsync(pages[0], "кто-то другой");
        Assert.Equal(at, (await people.StateAsync(Aziza))!.Address);
        await people.TellAsync(Aziza, new ErasureOrdered());
        foreach (var address in pages.Append(Aziza)) Assert.Null(await people.StateAsync(address));
    }

    [Fact]
    public async Task A_changed_number_takes_its_person_along_and_whoever_has_the_old_one_is_somebody_else()
    {
        using var people = await Neighbourhood.OpenAsync(Runtime);
        await people.WriteAsync(Phone, "оператор");
        var held = (await people.StateAsync(Phone))!.Case!.Id;

        await people.SendAsync(Phone, new InboundMoved(NewPhone));
        await people.WriteAsync(NewPhone, "это я с нового номера");
        people.Sent.Clear();
        await people.WriteAsync(Phone, "оператор");

        var state = (await people.StateAsync(Phone))!;
        Assert.Equal((NewPhone, held), (state.Address, state.Case!.Id));
        Assert.NotEmpty(people.TextsTo(Phone));
        Assert.Empty(people.TextsTo(NewPhone));
    }

    [Fact]
    public async Task Who_cannot_be_reached_any_more_is_written_to_where_they_agreed_to()
    {
        using var people = await Neighbourhood.OpenAsync(Runtime);
        var held = await LosePhoneAsync(people, agrees: "yes");

        await people.TellAsync(Aziza, new OperatorReplied(held.Id, "op", held.Version + 1, "c", "Я на связи"));

        Assert.Contains("Я на связи", people.TextsTo(Aziza));
        Assert.Equal(AddressEnd.Gone, (await people.StateAsync(Aziza))!.Ties!.Find(Phone)!.End);
    }

    [Fact]
    public async Task Who_did_not_agree_is_not_written_to_anywhere_else()
    {
        using var people = await Neighbourhood.OpenAsync(Runtime);
        var held = await LosePhoneAsync(people, agrees: "no");

        await people.TellAsync(Aziza, new OperatorReplied(held.Id, "op", held.Version + 1, "c", "Я на связи"));

        Assert.Empty(people.TextsTo(Aziza));
    }

    [Theory]
    [InlineData("no")]
    [InlineData("")]
    public async Task Whoever_has_the_phone_that_the_person_did_not_agree_to_takes_nothing_over_with_its_user_id(string answer)
    {
        using var people = await Neighbourhood.OpenAsync(Runtime);
        await people.WriteAsync(Phone, "здравствуйте", alsoKnown: Hidden);
        await people.WriteAsync(Phone, "оператор");
        await people.WriteAsync(Bek, await AskCodeAsync(people, whose: Phone));
        if (answer.Length > 0) await people.PressAsync(Bek, answer);
        var before = (await people.StateAsync(Phone))!;

        await people.WriteAsync(Phone, "кто здесь?", alsoKnown: Hidden);
        await people.WriteAsync(Hidden, "да");
        await people.WriteAsync(Hidden, "что вы ответили?");
        people.Sent.Clear();
        var state = (await people.StateAsync(Phone))!;
        await people.TellAsync(Phone, new CaseTaken(state.Case!.Id, "op", "Айгуль", state.Case.Version + 1));
        await people.TellAsync(Phone, new OperatorReplied(state.Case.Id, "op", state.Case.Version + 1, "c", "Я на связи"));

        Assert.Equal((Bek, before.Case!.Id, before.Open), (state.Address, state.Case.Id, state.Open));
        Assert.All(people.Sent, sent => Assert.Equal(Bek, sent.To));
        Assert.Contains("Я на связи", people.TextsTo(Bek));
    }

    [Fact]
    public async Task Nobody_answers_or_goes_on_from_the_old_phone_before_the_person_has_said_yes()
    {
        using var people = await Neighbourhood.OpenAsync(Runtime);
        await CallAsync(people);
        await people.WriteAsync(Phone, await AskCodeAsync(people));
        var asked = (await people.StateAsync(Aziza))!;
        people.Sent.Clear();

        await people.WriteAsync(Aziza, "нет");
        await people.WriteAsync(Aziza, "да");
        await people.WriteAsync(Aziza, "что там?");

        var state = (await people.StateAsync(Aziza))!;
        Assert.Equal((Phone, asked.Open), (state.Address, state.Open));
        Assert.True(state.Ties!.Find(Aziza) is { Agreed: false, IsLeft: true });
        Assert.Empty(people.TextsTo(Phone));
        Assert.NotEmpty(people.TextsTo(Aziza));
        await people.WriteAsync(Phone, "да");
        Assert.True((await people.StateAsync(Aziza))!.Ties!.Find(Aziza) is { Agreed: true, IsLeft: false });
    }

    [Fact]
    public async Task Who_types_into_the_page_that_the_person_left_open_is_somebody_else()
    {
        using var people = await Neighbourhood.OpenAsync(Runtime);
        await people.WriteAsync(Page, "здравствуйте");
        await people.WriteAsync(Page, "оператор");
        await people.WriteAsync(Phone, await AskCodeAsync(people, whose: Page));
        var held = (await people.StateAsync(Page))!.Case!;

        await people.WriteAsync(Page, "а что это за чат?");
        people.Sent.Clear();
        await people.TellAsync(Page, new CaseTaken(held.Id, "op", "Айгуль", held.Version + 1));
        await people.TellAsync(Page, new OperatorReplied(held.Id, "op", held.Version + 1, "c", "Я на связи"));

        Assert.Equal(Phone, (await people.StateAsync(Page))!.Address);
        Assert.Empty(people.TextsTo(Page));
        Assert.Contains("Я на связи", people.TextsTo(Phone));
    }

    [Fact]
    public async Task The_person_comes_back_to_a_left_address_with_a_code_and_whoever_has_it_after_they_left_again_is_answered_as_a_stranger()
    {
        using var people = await Neighbourhood.OpenAsync(Runtime);
        await CallAsync(people);
        await people.WriteAsync(Phone, await AskCodeAsync(people));
        await people.PressAsync(Phone, "no");

        Runtime.Advance(TimeSpan.FromMinutes(10));
        await people.WriteAsync(Aziza, await AskCodeAsync(people, whose: Phone));
        Assert.Equal(Aziza, (await people.StateAsync(Aziza))!.Address);
        await people.PressAsync(Aziza, "no");
        Runtime.Advance(TimeSpan.FromMinutes(10));
        await people.WriteAsync(Bek, await AskCodeAsync(people));
        people.Sent.Clear();
        await people.WriteAsync(Aziza, "здравствуйте");

        Assert.Equal(Bek, (await people.StateAsync(Aziza))!.Address);
        Assert.NotEmpty(people.TextsTo(Aziza));
        Assert.Empty(people.TextsTo(Bek));
    }

    [Fact]
    public async Task A_stranger_who_changes_the_number_takes_nothing_along()
    {
        using var people = await Neighbourhood.OpenAsync(Runtime);
        await people.WriteAsync(Phone, "оператор");
        await people.WriteAsync(Bek, await AskCodeAsync(people, whose: Phone));
        await people.PressAsync(Bek, "no");
        await people.WriteAsync(Phone, "здравствуйте");

        await people.SendAsync(Phone, new InboundMoved(NewPhone));
        await people.WriteAsync(NewPhone, "это я с нового номера");

        var state = (await people.StateAsync(Phone))!;
        Assert.Equal(Bek, state.Address);
        Assert.Null(state.Ties!.Find(NewPhone));
    }

    [Fact]
    public async Task What_is_of_danger_or_long_is_never_taken_for_a_secret_word()
    {
        using var people = await Neighbourhood.OpenAsync(Runtime);
        await CallAsync(people);
        await people.WriteAsync(Aziza, "код");
        await people.WriteAsync(Aziza, "у меня ещё и паспорт забрали хозяева");
        await people.WriteAsync(Aziza, "меня бьют");

        var all = string.Join('\n', (await JournalAsync(Aziza)).Select(entry => JsonSerializer.Serialize(entry.Record, RuntimeJson.Compact.JournalRecord)));

        Assert.DoesNotContain("\"secret\"", all, StringComparison.Ordinal);
        Assert.Contains((await people.StateAsync(Aziza))!.Reasons, reason => reason.StartsWith("danger:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_page_that_leads_to_one_conversation_is_left()
    {
        using var people = await Neighbourhood.OpenAsync(Runtime);
        var pages = new[] { Page, new Address(ChannelId.Web, "page-2") };
        await CallAsync(people);
        foreach (var page in pages)
        {
            await people.WriteAsync(page, await AskCodeAsync(people, whose: (await people.StateAsync(Aziza))!.Address));
            await Runtime.Inbox.AcceptAsync(new InboundMessage(page, "leave", Runtime.Now, new InboundTap("_always:leave")), TestContext.Current.CancellationToken);
            await people.RunAsync();
            Assert.Equal(ConversationMode.Stopped, (await people.StateAsync(Aziza))!.Mode);
            await people.WriteAsync(page, "здравствуйте");
        }
    }

    [Theory]
    [InlineData("выйти", MailboxState.Over)]
    [InlineData("удалить мои данные", MailboxState.Erased)]
    public async Task A_page_that_is_over_is_said_nothing_more_and_the_phone_still_hears_the_farewell(string word, MailboxState state)
    {
        using var people = await Neighbourhood.OpenAsync(Runtime);
        foreach (var address in new[] { Page, Aziza })
        {
            await people.WriteAsync(address, "здравствуйте");
            people.Sent.Clear();
            await people.WriteAsync(address, word);
            Assert.Equal(address == Page, people.TextsTo(address).Count == 0);
        }

        Assert.Equal(state, await Runtime.Mailbox.StateAsync(Page, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_page_whose_first_word_is_that_they_leave_is_over()
    {
        using var people = await Neighbourhood.OpenAsync(Runtime);
        await people.WriteAsync(Page, "выйти");
        Assert.Equal(MailboxState.Over, await Runtime.Mailbox.StateAsync(Page, TestContext.Current.CancellationToken));
        Assert.Empty(people.TextsTo(Page));
    }

    [Fact]
    public async Task Who_says_the_word_of_a_code_that_has_just_ended_is_answered()
    {
        using var people = await Neighbourhood.OpenAsync(Runtime);
        await CallAsync(people);
        var code = await AskCodeAsync(people, "Ромашка");
        await people.WriteAsync(Phone, code);
        await people.WriteAsync(Aziza, "удалить мои данные");
        people.Sent.Clear();

        await people.WriteAsync(Phone, "ромашка");

        Assert.NotEmpty(people.TextsTo(Phone));
        Assert.Null((await people.StateAsync(Phone))!.Ties!.Main);
    }

    /// <summary>As a person types it: small letters, Cyrillic where they look alike, a blank in the middle.</summary>
    private static string Typed(string code) => $"{code[..4]} {code[4..]}".ToLowerInvariant().Replace('k', 'к').Replace('c', 'с').Replace('x', 'х');

    private static async Task CallAsync(Neighbourhood people)
    {
        await people.WriteAsync(Aziza, "здравствуйте");
        await people.WriteAsync(Aziza, "оператор");
    }

    /// <summary>Aziza goes on at the phone, says whether the former address may be used, and an operator takes the case when the phone cannot be reached any more. What was sent before is forgotten.</summary>
    private static async Task<Core.Cases.CaseState> LosePhoneAsync(Neighbourhood people, string agrees)
    {
        await CallAsync(people);
        await people.WriteAsync(Phone, await AskCodeAsync(people));
        await people.PressAsync(Phone, agrees);
        people.Answers = delivery => delivery.To == Phone ? new SendResult.ContactGone("Gone.") : new SendResult.Sent();
        people.Sent.Clear();
        var held = (await people.StateAsync(Aziza))!.Case!;
        await people.TellAsync(Aziza, new CaseTaken(held.Id, "op", "Айгуль", held.Version + 1));
        return held;
    }

    private static async Task<string> AskCodeAsync(Neighbourhood people, string? secret = null, Address? whose = null)
    {
        var person = whose ?? Aziza;
        await people.WriteAsync(person, "код");
        if (secret is null) await people.PressAsync(person, "no_secret");
        else await people.WriteAsync(person, secret);
        return people.CodeGivenTo(person);
    }
}
