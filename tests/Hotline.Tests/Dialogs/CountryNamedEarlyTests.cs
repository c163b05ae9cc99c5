namespace Hotline.Tests.Dialogs;

/// <summary>Whoever writes the name of a country where something else was asked is understood: the question about the country is not asked again, and the numbers are those of that country.</summary>
public sealed class CountryNamedEarlyTests
{
    [Theory]
    [InlineData("ru", "Россия")]
    [InlineData("ru", "я в России")]
    [InlineData("kk", "Ресейде")]
    [InlineData("ky", "Россияда")]
    [InlineData("uz-Latn", "Rossiyada")]
    [InlineData("uz-Cyrl", "Россияда")]
    [InlineData("tg", "дар Русия")]
    [InlineData("en", "in Russia")]
    public void At_another_question_of_a_form_it_is_kept(string tag, string country)
    {
        var talk = new Talk(Shipped.Publication).Start().Press(tag).Press("no").Press("unpaid_wages");
        Assert.Equal("freedom.can_leave", talk.Node);

        talk.Say(country, Shipped.Reader.Read(country));

        Assert.Equal("RU", talk.State.Slots["country"]);
        Assert.Equal("freedom.can_leave", talk.Node);
    }

    [Theory]
    [InlineData("ru", "нас заперли и не выпускают", "Россия")]
    [InlineData("kk", "бізді қамап қойды, шығармайды", "Ресей")]
    [InlineData("tg", "моро қулф карданд, намебароранд", "дар Русия")]
    [InlineData("en", "they locked us in and do not let us out", "Russia")]
    public void Words_of_danger_then_ask_for_no_country(string tag, string danger, string country)
    {
        var unknown = new Talk(Shipped.Publication).Start().Press(tag).Press("no").Press("unpaid_wages").Say(danger, Shipped.Reader.Read(danger));
        Assert.Equal("country.country", unknown.Node);

        var known = new Talk(Shipped.Publication).Start().Press(tag).Press("no").Press("unpaid_wages").Say(country, Shipped.Reader.Read(country)).Say(danger, Shipped.Reader.Read(danger));

        Assert.Equal("RU", known.State.Slots["country"]);
        Assert.NotEqual("country.country", known.Node);
    }

    [Theory]
    [InlineData("ru", "я из России")]
    [InlineData("ru", "хочу поехать работать в Россию на стройку")]
    [InlineData("en", "my cousin worked in Russia last year")]
    public void Where_somebody_comes_from_or_tells_of_is_not_where_they_are(string tag, string said)
    {
        var talk = new Talk(Shipped.Publication).Start().Press(tag).Press("no").Press("unpaid_wages");

        talk.Say(said, Shipped.Reader.Read(said));

        Assert.False(talk.State.Slots.ContainsKey("country"));
    }
}
