using FsCheck;
using FsCheck.Fluent;
using Hotline.Core.Understanding.Answers;
using Hotline.Core.Understanding.Spelling;
using Hotline.Tests.Support;

namespace Hotline.Tests.Understanding.Answers;

public sealed class ChoiceMatcherTests
{
    private static readonly ChoiceMatcher Matcher = UnderstandingFiles.Data.Answers.Choices;
    private static readonly IReadOnlyList<IReadOnlyList<string>> LastPaid =
        [["В этом месяце", "недавно"], ["1–3 месяца назад"], ["Больше 3 месяцев назад", "давно", "полгода"], ["Никогда", "ни разу"]];

    [Theory]
    [InlineData("2", 1)]
    [InlineData("2.", 1)]
    [InlineData("2)", 1)]
    [InlineData("②", 1)]
    [InlineData("2️⃣", 1)]
    [InlineData("два", 1)]
    [InlineData("ikki", 1)]
    [InlineData("В ЭТОМ МЕСЯЦЕ!", 0)]
    [InlineData("1-3 месяца назад", 1)]
    [InlineData("больше", 2)]
    [InlineData("никагда", 3)]
    [InlineData("недано", 0)]
    [InlineData("да, никогда", 3)]
    [InlineData("это было давно", 2)]
    public void An_answer_finds_its_choice(string text, int choice) => Assert.Equal(choice, Matcher.Match(text, LastPaid));

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("0")]
    [InlineData("бол")]
    [InlineData("не давно")] // a denial is never a slip of the finger
    [InlineData("давно или никогда")]
    [InlineData("мне не заплатили за работу на стройке")]
    public void An_answer_that_names_no_choice_or_two_finds_none(string text) => Assert.Null(Matcher.Match(text, LastPaid));

    [Fact]
    public void A_beginning_or_near_spelling_that_fits_two_choices_finds_none()
    {
        IReadOnlyList<IReadOnlyList<string>> cities = [["Алматы город"], ["Алматы область"], ["Актобе"], ["Актау"]];
        Assert.Null(Matcher.Match("алматы", cities));
        Assert.Equal(2, Matcher.Match("актоба", cities));
    }

    [Fact]
    public void Words_typed_without_special_letters_find_their_choice()
    {
        IReadOnlyList<IReadOnlyList<string>> choices = [["Жұмыс берушіде"], ["Өзімде"], ["Yoʻqolgan"]];
        Assert.Equal(0, Matcher.Match("жумыс беруши", choices));
        Assert.Equal(1, Matcher.Match("озимде", choices));
        Assert.Equal(2, Matcher.Match("yo'qolgan", choices));
    }

    [Fact]
    public void Folded_names_give_the_same_answer_as_plain_ones() =>
        Prop.ForAll<string, string[]>((text, names) =>
        {
            IReadOnlyList<IReadOnlyList<string>> plain = [.. names.Select(n => (IReadOnlyList<string>)[n ?? "", "другое"])];
            IReadOnlyList<IReadOnlyList<string>> folded = [.. plain.Select(n => (IReadOnlyList<string>)[.. n.Select(Folding.Fold)])];
            return Matcher.Match(text, plain) == Matcher.MatchFolded(text, folded);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("паспорт", "паспорт", true)]
    [InlineData("паспорт", "пасопрт", true)]
    [InlineData("паспорт", "паспрот", true)]
    [InlineData("паспорт", "поспрот", true)]
    [InlineData("паспорт", "пустота", false)]
    public void Swapped_missing_and_wrong_letters_count_as_one_each(string a, string b, bool near) => Assert.Equal(near, EditDistance.Within(a, b, 2));
}
