namespace Hotline.Tests.Dialogs;

/// <summary>Whoever asks for a person in the middle of a form, in words that are no command, comes to one: they are not told to choose one of the answers.</summary>
public sealed class WishForAPersonTests
{
    [Theory]
    [InlineData("ru", "можно мне оператора")]
    [InlineData("ru", "дайте мне поговорить с человеком пожалуйста")]
    [InlineData("ru", "хочу поговорить с живым человеком")]
    [InlineData("kk", "оператормен сөйлескім келеді")]
    [InlineData("ky", "оператор менен сүйлөшкүм келет")]
    [InlineData("uz-Latn", "operator bilan gaplashmoqchiman")]
    [InlineData("uz-Cyrl", "оператор билан гаплашмоқчиман")]
    [InlineData("tg", "мехоҳам бо оператор гап занам")]
    [InlineData("en", "can I please talk to a real person")]
    public void In_a_form_it_calls_one_and_keeps_the_answers(string tag, string wish)
    {
        var talk = new Talk(Shipped.Publication).Start().Press(tag).Press("no").Press("unpaid_wages");
        Assert.Equal("freedom.can_leave", talk.Node);

        talk.Say(wish, Shipped.Reader.Read(wish));

        Assert.NotNull(talk.State.Case);
        Assert.Equal("unpaid_wages", talk.State.Topic);
    }
}
