using Hotline.Desk.Overview;
using Hotline.Storage.Casebook.Statistics;

namespace Hotline.Tests.Desk;

public sealed class SmallNumbersTests
{
    [Theory]
    [InlineData("KZ 25, RU 12", "KZ 25, RU 12", 0)]
    [InlineData("KZ 25, RU 12, KG 3", "KZ 25, KG, RU", 2)]
    [InlineData("KZ 25, KG 6, RU 4", "KZ 25, KG, RU", 2)]
    // Two hidden of two in all are one each: the next is hidden too.
    [InlineData("KZ 25, UZ 20, KG 1, RU 1", "KZ 25, KG, RU, UZ", 3)]
    // With nothing shown the total tells of whom it is.
    [InlineData("KG 3", "", 1)]
    [InlineData("KG 3, RU 2", "", 2)]
    [InlineData("KZ 12, KG 3", "", 2)]
    [InlineData("KZ 25, KG 1, RU 1", "", 3)]
    [InlineData("", "", 0)]
    public void What_is_hidden_does_not_follow_from_the_total(string counted, string told, int hidden)
    {
        var (rows, number) = SmallNumbers.Hide(Read(counted), addUp: true);

        Assert.Equal((told, hidden), (string.Join(", ", rows.Select(r => $"{r.Code} {r.Count}".TrimEnd())), number));
    }

    [Fact]
    public void Rows_that_do_not_add_up_to_the_total_hide_less()
    {
        var (rows, hidden) = SmallNumbers.Hide(Read("KZ 25, KG 1, RU 1"), addUp: false);

        Assert.Equal([25, null, null], rows.Select(r => r.Count));
        Assert.Equal(2, hidden);
    }

    private static IEnumerable<CodeCount> Read(string counted) =>
        counted.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(row => row.Split(' ')).Select(row => new CodeCount(row[0], int.Parse(row[1], System.Globalization.CultureInfo.InvariantCulture)));
}
