using Hotline.Core.Channels;
using Hotline.Core.Messaging;

namespace Hotline.Tests.Channels;

/// <summary>Which words of an operator are a place.</summary>
public sealed class MapPointTests
{
    [Theory]
    [InlineData("43.23895, 76.88971", 43.23895, 76.88971, "")]
    [InlineData("43.23895;76.88971\nThe office, second floor.", 43.23895, 76.88971, "The office, second floor.")]
    [InlineData(" -12.345 , -170.001 \r\nhere", -12.345, -170.001, "here")]
    public void Degrees_alone_on_the_first_line_are_a_place(string text, double latitude, double longitude, string rest)
    {
        var (point, others) = MapPoint.In(Reply(text))!.Value;
        Assert.Equal((new MapPoint(latitude, longitude), rest), (point, others.Text));
        Assert.Equal(point, MapPoint.In(Reply(point.Words))!.Value.Point);
    }

    [Theory]
    [InlineData("Come to 43.23895, 76.88971")]
    [InlineData("43.23895, 76.88971 is the office")]
    [InlineData("43.2, 76.9")]
    [InlineData("93.23895, 76.88971")]
    [InlineData("43.23895, 196.88971")]
    [InlineData("250.000, 300.000")]
    [InlineData("43,23895, 76,88971")]
    [InlineData("")]
    public void Other_words_and_numbers_are_none(string text) => Assert.Null(MapPoint.In(Reply(text)));

    [Fact]
    public void The_bot_never_names_one() => Assert.Null(MapPoint.In(Reply("43.23895, 76.88971") with { Importance = Importance.Routine }));

    private static OutboundMessage Reply(string text) => new(text, [], Importance.Operator, new LocaleTag("ru"));
}
