using Hotline.Core.Cases;

namespace Hotline.Tests.Cases;

public sealed class UsualWaitsTests
{
    [Theory]
    [InlineData("1 2 3 4", null)]
    [InlineData("1 1 1 1 1", 5)]
    [InlineData("1 2 6 40 90", 10)]
    [InlineData("31 31 31 31 31", 45)]
    [InlineData("1 1 1 30 30 30", 30)]
    [InlineData("121 121 121 121 121", 150)]
    [InlineData("241 241 241 241 9999", 300)]
    public void What_is_told_is_the_median_rounded_up_with_a_floor_and_nothing_of_too_few(string minutes, int? told) =>
        Assert.Equal(told is { } known ? TimeSpan.FromMinutes(known) : null, UsualWaits.Told([.. minutes.Split(' ').Select(m => TimeSpan.FromMinutes(int.Parse(m, System.Globalization.CultureInfo.InvariantCulture)))]));
}
