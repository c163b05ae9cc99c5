using Hotline.Core.Dialogs;
using Hotline.Desk.Scripts.Funnels;
using Hotline.Storage.Casebook.Funnels;

namespace Hotline.Tests.Desk.Scripts;

public sealed class FunnelNumbersTests
{
    private static readonly string[] Languages = ["en", "kk", "ky", "ru", "tg"];

    [Theory]
    [InlineData(0, null)]
    [InlineData(4, null)]
    [InlineData(5, 5L)]
    [InlineData(9, 5L)]
    [InlineData(104, 100L)]
    public void A_number_is_rounded_down_to_fives_and_less_than_five_is_hidden(long count, long? shown)
    {
        Assert.Equal(shown, Numbers(count).Of("paid", FunnelKind.Reached, "en"));
        Assert.Null(Numbers(count).Of("owed", FunnelKind.Reached, "en"));
        Assert.Null(Numbers(count).Of("paid", FunnelKind.Left, "en"));
    }

    /// <summary>Each of five languages with 0 to 4 beside what is shown of it: whatever is shown of all together, each remainder may still have been anything at the ends of its range.</summary>
    [Theory]
    [InlineData(0, 0, 0, 0, 0)]
    [InlineData(0, 5, 5, 5, 5)]
    [InlineData(0, 0, 10, 25, 5)]
    [InlineData(5, 5, 5, 5, 5)]
    public void What_is_hidden_in_a_language_does_not_follow_from_all_languages_together(params int[] told)
    {
        var tables = Tables([.. told]).GroupBy(table => Numbers(table).Of("paid", FunnelKind.Reached, null)).ToList();

        Assert.True(tables.Count > 1);
        foreach (var same in tables)
            for (var language = 0; language < told.Length; language++)
            {
                var remainders = same.Select(table => table[language] - told[language]).ToHashSet();
                Assert.Superset(new HashSet<long> { 0, 4 }, remainders);
            }
    }

    /// <summary>Who was asked has answered, skipped, left, or did something else. Nothing of what is shown tells a hidden one exactly.</summary>
    [Fact]
    public void What_is_hidden_of_a_question_does_not_follow_from_its_other_numbers()
    {
        var seen = new Dictionary<string, HashSet<(long Skipped, long Left)>>(StringComparer.Ordinal);
        for (var reached = 5L; reached < 30; reached++)
            for (var answered = 0L; answered <= reached; answered++)
                for (var skipped = 0L; skipped + answered <= reached; skipped++)
                    for (var left = 0L; left + skipped + answered <= reached; left++)
                    {
                        var numbers = new FunnelNumbers([Sum(FunnelKind.Reached, reached), Sum(FunnelKind.Answered, answered), Sum(FunnelKind.Skipped, skipped), Sum(FunnelKind.Left, left)], ["en"]);
                        var shown = string.Join(' ', Enum.GetValues<FunnelKind>().Select(kind => numbers.Of("paid", kind, "en")?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-"));
                        if (!seen.TryGetValue(shown, out var possible)) seen[shown] = possible = [];
                        possible.Add((skipped, left));
                    }

        Assert.All(seen.Values, possible =>
        {
            Assert.True(possible.Select(p => p.Skipped).Distinct().Count() >= 5);
            Assert.True(possible.Select(p => p.Left).Distinct().Count() >= 5);
        });

        static FunnelSum Sum(FunnelKind kind, long count) => new("paid", "en", kind, count);
    }

    private static IEnumerable<long[]> Tables(int[] told)
    {
        for (var code = 0; code < 3125; code++)
        {
            var rest = code;
            var table = new long[told.Length];
            for (var i = 0; i < table.Length; i++, rest /= 5) table[i] = told[i] + rest % 5;
            yield return table;
        }
    }

    private static FunnelNumbers Numbers(params long[] counts) => new([.. counts.Select((count, i) => new FunnelSum("paid", Languages[i], FunnelKind.Reached, count))], Languages);
}
