using Hotline.Core.Cases;
using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Messaging;
using Hotline.Storage.Casebook.Contacts;
using Hotline.Storage.Casebook.Funnels;
using Hotline.Tests.Storage.Casebook.Postgres;
using Hotline.Tests.Support;

namespace Hotline.Tests.Contracts.Casebook;

/// <summary>What people wrote that no question understood: told only of several people, and never of whom.</summary>
public abstract class UnknownAnswersContract(PostgresHouse? house) : CasebookContract(house)
{
    private static readonly NodeRef Question = NodeRef.Parse("wages.paid")!.Value;

    private CasebookRig _rig = null!;
    private int _written;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public override async ValueTask InitializeAsync() => _rig = await StartAsync();

    [Fact]
    public async Task What_three_people_wrote_is_told_and_what_two_or_one_wrote_is_not()
    {
        await WriteAsync("Вчера!", 1, 2, 3);
        await WriteAsync("давно", 4, 5);
        await WriteAsync("никак", 6, 6, 6);
        Assert.Equal(["wages.paid ru вчера 3"], await ReadAsync());
    }

    [Fact]
    public async Task Capitals_marks_and_stretched_letters_make_no_other_answer()
    {
        await WriteAsync("вчера", 1);
        await WriteAsync("ВЧЕРА!!!", 2);
        await WriteAsync("Вчераааа", 3);
        Assert.Equal(["wages.paid ru вчера 3"], await ReadAsync());
    }

    [Fact]
    public async Task Words_that_were_understood_other_questions_passed_on_words_and_older_ones_are_not_told()
    {
        for (var person = 1; person <= 3; person++)
        {
            Write(person, FunnelKind.Answered, Question, new InboundText("да"));
            Write(person, FunnelKind.Misunderstood, NodeRef.Parse("wages.owed")!.Value, new InboundText("эх"));
            Write(person, FunnelKind.Misunderstood, Question, new InboundText("слух") { Forwarded = Forwarding.Once });
        }

        await _rig.ProjectAsync();
        Assert.Empty(await ReadAsync());
        await WriteAsync("вчера", 1, 2, 3);
        Assert.Empty(await ReadAsync(since: Turns.Start.AddDays(1)));
    }

    [Fact]
    public async Task Of_matters_too_sensitive_to_be_shown_elsewhere_nothing_is_told()
    {
        await WriteAsync("вчера", 1, 2, 3);
        _rig.Journal.Write(Turns.Person(3), Turns.Wrote("case", "ещё", Turns.Start.AddMinutes(30)).WithCase(Turns.Case("c-3")));
        await _rig.ProjectAsync();
        Assert.Equal(["wages.paid ru вчера 3"], await ReadAsync());
        Assert.Empty(await ReadAsync(hidden: new SealedMatters(new HashSet<string> { "unpaid_wages" }, new HashSet<string>())));
    }

    [Fact]
    public async Task Who_was_erased_is_not_counted_any_more()
    {
        await WriteAsync("вчера", 1, 2, 3);
        Assert.Single(await ReadAsync());
        _rig.Journal.Write(Turns.Person(2), new ErasureRecord("gone", Turns.Start.AddHours(2)));
        await _rig.ProjectAsync();
        Assert.Empty(await ReadAsync());
    }

    [Fact]
    public async Task What_is_set_aside_comes_again_when_as_many_people_write_it_anew_and_may_be_taken_back()
    {
        await WriteAsync("вчера", 1, 2, 3);
        await using (var context = _rig.Open()) await UnknownAnswers.SetAsideAsync(context, (await ListAsync(false)).Answers[0].Lines, aside: true, Now);
        Assert.Empty(await ReadAsync());
        Assert.Equal(["wages.paid ru вчера 3"], await ReadAsync(aside: true));

        await WriteAsync("вчера", 4, 5);
        Assert.Empty(await ReadAsync());
        await WriteAsync("вчера", 6);
        Assert.Equal(["wages.paid ru вчера 3"], await ReadAsync());

        await using (var context = _rig.Open()) await UnknownAnswers.SetAsideAsync(context, (await ListAsync(true)).Answers[0].Lines, aside: false, Now);
        Assert.Equal(["wages.paid ru вчера 6"], await ReadAsync());
        Assert.Empty(await ReadAsync(aside: true));
    }

    private async Task WriteAsync(string words, params int[] people)
    {
        foreach (var person in people) Write(person, FunnelKind.Misunderstood, Question, new InboundText(words));
        await _rig.ProjectAsync();
    }

    private void Write(int person, FunnelKind kind, NodeRef question, InboundContent content)
    {
        var id = $"m{++_written}";
        _rig.Journal.Write(Turns.Person(person), Turns.Did(id, content, Turns.Start.AddSeconds(_written)) with { Funnel = [Turns.Step(question.ToString(), kind)] });
    }

    private async Task<UnknownAnswerList> ListAsync(bool aside, SealedMatters? hidden = null, DateTimeOffset? since = null)
    {
        await using var context = _rig.Open();
        return await new UnknownAnswers(_rig.Get<ContactVault>()).ReadAsync(context, [Question], hidden ?? SealedMatters.None, since ?? Turns.Start, aside, Now);
    }

    private async Task<string[]> ReadAsync(bool aside = false, SealedMatters? hidden = null, DateTimeOffset? since = null)
    {
        var list = await ListAsync(aside, hidden, since);
        Assert.True(list.All);
        return [.. list.Answers.Select(a => $"{a.Question} {a.Locale} {a.Words.Text} {a.People}")];
    }
}
