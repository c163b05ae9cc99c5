using System.Globalization;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding;
using Hotline.Core.Understanding.Answers;
using Hotline.Core.Understanding.Dates;
using Hotline.Core.Understanding.Numbers;
using Hotline.Tests.Dialogs;
using Hotline.Tests.Support;

namespace Hotline.Tests.Understanding.Answers;

/// <summary>Every row of <c>answers.tsv</c>: what people type in each language, and what is read from it. Coordinators may add rows.</summary>
public sealed class AnswerTableTests(ITestOutputHelper output)
{
    private const int FewestOfOneLanguage = 20;

    private static readonly UnderstandingData Data = UnderstandingFiles.Data;
    private static readonly AnswerParser Parser = Data.Answers;
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Theory]
    [InlineData("number")]
    [InlineData("money")]
    [InlineData("people")]
    [InlineData("days")]
    [InlineData("date")]
    [InlineData("coming")]
    [InlineData("months")]
    [InlineData("yes_no")]
    [InlineData("unsure")]
    [InlineData("place")]
    public void Answers_are_read_as_people_type_them(string asked)
    {
        var rows = Rows().Where(r => r.Asked == asked).ToList();

        var wrong = rows.Where(r => Read(r) != r.Expected).Select(r => $"{r.Language} '{r.Text}': {r.Expected}, but read {Read(r)}").ToList();

        output.WriteLine($"{asked}: {string.Join(", ", rows.CountBy(r => r.Language).Select(l => $"{l.Key} {l.Value}"))}");
        Assert.NotEmpty(rows);
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {rows.Count} are wrong:\n{string.Join('\n', wrong)}");
    }

    [Fact]
    public void Every_language_and_every_kind_of_answer_has_rows()
    {
        var rows = Rows();

        Assert.Equal(Data.Languages.Select(l => l.Locale.Value).Order(), rows.Select(r => r.Language).Distinct().Order());
        Assert.All(rows.CountBy(r => r.Language), language => Assert.True(language.Value >= FewestOfOneLanguage, language.Key));
        Assert.Equal(10, rows.Select(r => r.Asked).Distinct().Count());
    }

    private static string Read(Row row) => row.Asked switch
    {
        "money" => Said(Parser.Number(row.Text, NumberKind.Money)),
        "people" => Said(Parser.Number(row.Text, NumberKind.People)),
        "days" => Said(Parser.Number(row.Text, NumberKind.Days)),
        "date" => Said(Parser.Date(row.Text, Today)),
        "months" => Said((decimal?)Parser.MonthsAgo(row.Text, Today)),
        "coming" => Said(Parser.Date(row.Text, Today, DateLean.Coming)),
        "yes_no" => Parser.YesNo(row.Text, Shipped.Publication.Compiled.Heard(new LocaleTag(row.Language))) switch { true => "yes", false => "no", _ => "–" },
        "unsure" => Parser.DontKnow(row.Text) ? "yes" : "–",
        "place" => Data.Places.Find(row.Text) is { } place ? $"{place.Country} {place.City} {(place.IsOrigin ? "from" : "")}".Replace("  ", " ", StringComparison.Ordinal).Trim() : "–",
        _ => Said(Parser.Number(row.Text)),
    };

    private static string Said(decimal? number) => number?.ToString("0.####", CultureInfo.InvariantCulture) ?? "–";

    private static string Said(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "–";

    private static List<Row> Rows() =>
        [.. File.ReadLines(Path.Combine(Repository.Root, "tests", "Hotline.Tests", "Understanding", "Answers", "answers.tsv"))
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split('\t'))
            .Select(c => new Row(c[0], c[1], c[2], c[3]))];

    private sealed record Row(string Asked, string Language, string Text, string Expected);
}
