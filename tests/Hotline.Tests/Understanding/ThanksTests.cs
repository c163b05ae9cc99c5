using Hotline.Core.Messaging;
using Hotline.Core.Understanding;
using Hotline.Tests.Dialogs;

namespace Hotline.Tests.Understanding;

/// <summary>Only what thanks and says nothing else wants no answer. When in doubt, somebody waits.</summary>
public sealed class ThanksTests
{
    [Theory]
    [InlineData("Спасибо")]
    [InlineData("спасибо большое!!!")]
    [InlineData("Thank you very much.")]
    [InlineData("Рақмет")]
    [InlineData("чоң рахмат")]
    [InlineData("Rahmat")]
    [InlineData("катта раҳмат")]
    [InlineData("Ташаккур")]
    public void Thanks_alone_are_known_in_every_language(string text) => Assert.True(Shipped.Reader.Read(text).Thanks);

    [Theory]
    [InlineData("спасибо?")]
    [InlineData("спасибо 😭")]
    [InlineData("спасибо, а когда заплатят")]
    [InlineData("спасибо за ничего")]
    [InlineData("нет спасибо")]
    [InlineData("thank you, they beat me")]
    [InlineData("ок")]
    [InlineData("хорошо")]
    [InlineData("")]
    public void Whoever_says_anything_more_or_else_waits(string text) => Assert.False(Shipped.Reader.Read(text).Thanks);

    [Fact]
    public void They_count_while_a_helper_talks_and_nowhere_else()
    {
        var thanks = Reading.Nothing with { Thanks = true };
        var talk = new Talk(ScriptBuilder.WithCommonParts().Build()).Start().Press("no").Press("wages").Press("never").Say("250000");
        Assert.False(talk.Say("thanks", thanks).Last.OnlyThanks);
        talk.Take();
        Assert.True(talk.Say("thanks", thanks).Last.OnlyThanks);
        Assert.False(talk.Say("thanks, but where do I go").Last.OnlyThanks);
        Assert.False(talk.Send(new InboundFile(MediaKind.Photo, "ref", "thanks", 1, null), thanks).Last.OnlyThanks);
    }
}
