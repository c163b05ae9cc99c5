using Hotline.Core.Dialogs;
using Hotline.Core.Localization;

namespace Hotline.Tests.Localization;

public sealed class TextTemplateTests
{
    [Theory]
    [InlineData("Call {fact.ambulance.phone} now.", "Call 103 now.")]
    [InlineData("One.\nCall {missing}.\nTwo.", "One.\nTwo.")]
    [InlineData("Call {missing}.\nTwo.", "Two.")]
    [InlineData("One.\nCall {missing}.", "One.")]
    [InlineData("One.\n\nCall {missing}.\n\nTwo.", "One.\n\nTwo.")]
    [InlineData("{missing}\n\nTwo.", "Two.")]
    [InlineData("One.\n\n{missing}", "One.")]
    [InlineData("{missing} {name}", "")]
    [InlineData("{name}{name}", "AnnaAnna")]
    [InlineData("Braces { and } stay {name}.", "Braces { and } stay Anna.")]
    [InlineData("{Name} {1} {} {a..b}", "{Name} {1} {} {a..b}")]
    [InlineData("{empty}\nend", "end")]
    [InlineData("{braces}", "{name}")]
    [InlineData("", "")]
    public void Placeholders_are_filled_and_a_line_without_its_value_is_left_out(string source, string expected)
    {
        var values = new Dictionary<string, string>
        {
            ["fact.ambulance.phone"] = "103",
            ["name"] = "Anna",
            ["empty"] = "",
            ["braces"] = "{name}",
        };

        Assert.Equal(expected, TextTemplate.Parse(source).Render(name => values.GetValueOrDefault(name)));
    }

    [Fact]
    public void Text_without_placeholders_is_given_back_as_it_stands()
    {
        const string Source = "One.\n\n\nTwo.\n";

        Assert.Same(Source, TextTemplate.Parse(Source).Render(_ => null));
    }

    [Fact]
    public void Placeholders_are_listed_once_in_order()
    {
        var template = TextTemplate.Parse("{b} {a}\n{b} {fact.x.phone}");

        Assert.Equal(["b", "a", "fact.x.phone"], template.Placeholders);
        Assert.False(template.HasStrayBrace);
    }

    [Theory]
    [InlineData("{wait")]
    [InlineData("wait}")]
    [InlineData("{Wait}")]
    [InlineData("{wa\nit}")]
    public void Stray_braces_are_noticed(string source) => Assert.True(TextTemplate.Parse(source).HasStrayBrace);

    [Fact]
    public void Lines_with_equal_words_stay_equal_values()
    {
        Assert.Equal(new TextRef("a.b", "Hello {name}"), new TextRef("a.b", "Hello {name}"));
        Assert.Equal(new Translation("Hello", Draft: true), new Translation("Hello", Draft: true));
    }
}
