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

    [Theory]
    [InlineData("ru", "оператор не нужен, я сам отвечу")]
    [InlineData("ru", "не хочу говорить с оператором")]
    [InlineData("kk", "оператор керек емес рахмет")]
    [InlineData("kk", "операторды шақырмаңыз")]
    [InlineData("ky", "оператордун кереги жок")]
    [InlineData("ky", "оператор менен сүйлөшкүм келбейт")]
    [InlineData("uz-Latn", "operator kerak emas")]
    [InlineData("uz-Latn", "operatorni chaqirmang iltimos")]
    [InlineData("uz-Cyrl", "оператор керак эмас")]
    [InlineData("tg", "ба ман оператор даркор нест")]
    [InlineData("tg", "операторро ҷеғ назанед")]
    [InlineData("en", "no operator please")]
    [InlineData("en", "I don't need an operator")]
    [InlineData("en", "i do not want to talk to a person")]
    public void Who_wants_none_is_asked_again(string tag, string denied)
    {
        var talk = new Talk(Shipped.Publication).Start().Press(tag).Press("no").Press("unpaid_wages");

        talk.Say(denied, Shipped.Reader.Read(denied));

        Assert.Null(talk.State.Case);
        Assert.Equal("freedom.can_leave", talk.Node);
    }

    [Theory]
    [InlineData("ru", "я не понимаю, дайте оператора")]
    [InlineData("ru", "не надо меню, хочу поговорить с оператором")]
    [InlineData("kk", "түсінбедім, оператормен қосыңызшы")]
    [InlineData("uz-Latn", "tushunmadim, operator bilan gaplashmoqchiman")]
    [InlineData("en", "i dont understand, can i talk to an operator")]
    public void A_denial_of_something_else_beside_the_wish_leaves_it(string tag, string wish)
    {
        var talk = new Talk(Shipped.Publication).Start().Press(tag).Press("no").Press("unpaid_wages");

        talk.Say(wish, Shipped.Reader.Read(wish));

        Assert.NotNull(talk.State.Case);
    }
}
