using System.Globalization;
using Hotline.Core.Dialogs;
using Hotline.Storage.Casebook.Accounts;
using Hotline.Tests.Dialogs.Publishing;
using Hotline.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Tests.Desk.Scripts;

/// <summary>What people wrote and no question understood, as a coordinator reads it who was given the right to.</summary>
public sealed class UnknownAnswersTests : IAsyncLifetime
{
    private static readonly Publication InForce = WagesScripts.Read(WagesScripts.Source());

    private DeskRig _rig = null!;
    private DeskClient _dana = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _rig = await DeskRig.StartAsync(with: static services => services.AddSingleton<NewestPublication>(static () => InForce));
        _dana = await _rig.SignedInAsync("dana", Role.Coordinator);
        await _rig.GrantAsync("dana", Grant.ReadAnswers);
    }

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task Each_answer_stands_with_its_question_its_people_and_what_it_may_mean()
    {
        await WriteAsync("позавчера", 4);
        await WriteAsync("отдал 500", 3);
        await WriteAsync("Never", 3);
        var answers = (await _dana.GetAsync("studio/unknown")).Json.GetProperty("answers").EnumerateArray().ToList();
        Assert.Equal(["wages paid ru позавчера False 4", "wages paid ru отдал # True 3"], answers.Select(a => $"{a.GetProperty("dialog")} {a.GetProperty("node")} {a.GetProperty("language")} {a.GetProperty("words")} {a.GetProperty("masked")} {a.GetProperty("people")}"));
        Assert.Contains("never", answers[0].GetProperty("choices").EnumerateArray().Select(c => c.GetProperty("id").GetString()));
        Assert.Empty((await _dana.GetAsync("studio/unknown?dialog=start")).Json.GetProperty("answers").EnumerateArray());
    }

    [Fact]
    public async Task What_is_set_aside_stands_in_the_other_list_until_it_is_brought_back()
    {
        await WriteAsync("позавчера", 3);
        foreach (var aside in new[] { true, false })
        {
            Assert.Equal(204, (await _dana.PostAsync("studio/unknown/aside", new { dialog = "wages", node = "paid", language = "ru", words = "позавчера", aside })).Status);
            Assert.Equal(aside ? (0, 1) : (1, 0), (await CountAsync(""), await CountAsync("?aside=true")));
        }
    }

    [Fact]
    public async Task Every_reading_is_on_record_without_a_word_of_it()
    {
        await WriteAsync("позавчера", 3);
        await CountAsync("");
        await using var context = _rig.Open();
        var entry = Assert.Single(await context.Audit.AsNoTracking().Where(a => a.What == "answers_read").ToListAsync(Now));
        Assert.Null(entry.CaseId);
    }

    [Theory]
    [InlineData("studio/unknown?days=0")]
    [InlineData("studio/unknown?days=month")]
    public async Task What_cannot_be_meant_is_refused_with_words(string question) => Assert.Equal(400, (await _dana.GetAsync(question)).Status);

    [Fact]
    public async Task What_is_set_aside_must_be_said() => Assert.Equal(400, (await _dana.PostAsync("studio/unknown/aside", new { dialog = "wages" })).Status);

    private async Task<int> CountAsync(string question) => (await _dana.GetAsync("studio/unknown" + question)).Json.GetProperty("answers").GetArrayLength();

    /// <summary>So many people write this where they are asked when they were paid.</summary>
    private async Task WriteAsync(string words, int people)
    {
        for (var person = 0; person < people; person++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"{words.GetHashCode(StringComparison.Ordinal)}-{person}");
            _rig.Journal.Write(Turns.Person(person), Turns.Wrote(id, words, _rig.Clock.GetUtcNow()) with { Funnel = [Turns.Step("wages.paid", FunnelKind.Misunderstood)] });
        }

        await _rig.ProjectAsync();
    }
}
