using Hotline.Core.Cases;
using Hotline.Core.Understanding;
using Hotline.Core.Understanding.Phrases;
using Hotline.Core.Understanding.Spelling;
using Hotline.Tests.Support;

namespace Hotline.Tests.Understanding;

/// <summary>What a slip of the finger may do, and what it may not: it calls for help, and never chooses an answer or calms.</summary>
public sealed class SlipsTests
{
    private static readonly PhraseFinder Finder = new(new UnderstandingData(
    [
        new UnderstandingLanguage(new("ru"), [], [new(DangerKind.Custody, "полиция забрала"), new(DangerKind.Confinement, "хочу бежать"), new(DangerKind.Birth, "рожаю"), new(DangerKind.Medical, "отравил*")], ["полиция не забрала", "документы вернули"], [new("documents", "паспорт*")])
        {
            Calls = ["помогите"],
            Oneself = ["я"],
            Told = [new(new ToldValue("passport", "held"), "забрала паспорт")],
            Urgent = [new("forced_labour", "забрала документы")],
        },
        new UnderstandingLanguage(new("en"), [], [], [], [new("documents", "pasport*")]),
    ])
    {
        Ideas = [new("police", "палиция"), new("took", "забрал")],
    });

    [Theory]
    [InlineData("полиция забрла")]
    [InlineData("полиция збарала")]
    [InlineData("полиция забрралла")]
    [InlineData("палиция забрала")]
    [InlineData("болиция забрала")]
    [InlineData("хочу бижать")]
    [InlineData("хачу бежать")]
    public void Danger_is_found_with_one_slip_in_a_word(string text) => Assert.Contains(PhraseRole.Danger, Roles(text));

    [Theory]
    [InlineData("полиция зобрула")]
    [InlineData("хчу бежать")]
    [InlineData("забрла")]
    public void Two_slips_in_a_word_a_short_word_and_a_word_alone_say_nothing(string text) => Assert.DoesNotContain(PhraseRole.Danger, Roles(text));

    [Theory]
    [InlineData("збрала паспорт", PhraseRole.Told)]
    [InlineData("збрала документы", PhraseRole.Urgent)]
    [InlineData("документы вернли", PhraseRole.Calm)]
    public void A_slip_fills_no_slot_presses_nothing_and_calms_nobody(string text, object role) => Assert.DoesNotContain((PhraseRole)role, Roles(text));

    [Theory]
    [InlineData("я ражаю")]
    [InlineData("ражаю срочно помогите")]
    [InlineData("помогте уже ражаю")]
    public void A_short_word_with_a_slip_is_danger_beside_a_call_or_a_word_for_oneself(string text) => Assert.Contains(PhraseRole.Danger, Roles(text));

    [Theory]
    [InlineData("ражаю")]
    [InlineData("ражаю сегодня и завтра помогите")]
    [InlineData("завтра ражаю")]
    [InlineData("я отправил")]
    [InlineData("я вчера ражаю")]
    public void A_short_word_with_a_slip_says_nothing_alone(string text) => Assert.DoesNotContain(PhraseRole.Danger, Roles(text));

    [Fact]
    public void A_slip_is_one_though_another_list_holds_it_as_it_is_typed() => Assert.Equal([PhraseRole.Idea, PhraseRole.Danger], Roles("палиция забрала"));

    [Fact]
    public void A_word_that_another_list_holds_is_no_other_word_without_its_last_sound()
    {
        Assert.Contains(PhraseRole.Danger, Roles("полиция забрла"));
        Assert.Equal([PhraseRole.Idea], Roles("полиция забрал"));
    }

    [Fact]
    public void What_undoes_a_danger_undoes_it_misspelt_too() => Assert.Equal([PhraseRole.Calm], Roles("полиция не збрала"));

    [Fact]
    public void What_two_lists_say_in_words_that_sound_alike_counts_once() => Assert.Equal([PhraseRole.Topic], Roles("pasport"));

    [Theory]
    [InlineData("yashagim keladi, hammasi joyida")]
    [InlineData("bizni bozorga chiqaradi")]
    public void Nothing_becomes_its_denial_by_a_slip(string text) => Assert.Equal(Urgency.Normal, UnderstandingFiles.Reader.Read(text).Urgency);

    [Fact]
    public void A_topic_of_the_lists_alone_is_other_to_those_who_know_the_eleven()
    {
        var reading = UnderstandingFiles.Reader.Read("dokonda millatim uchun xizmat korsatishmadi");
        Assert.Equal(("discrimination", "other"), (reading.Topic, reading.KnownTopic));
    }

    private static IEnumerable<PhraseRole> Roles(string text)
    {
        using var words = new SoundWords(Folding.Fold(text));
        return [.. Finder.Find(text, words).Select(h => h.Use.Role)];
    }
}
