using Hotline.Core.Conversations;
using Hotline.Core.Dialogs.Playing;
using Hotline.Core.Messaging;

namespace Hotline.Tests.Dialogs.Playing;

/// <summary>The shipped scripts at night: whoever calls again gets the numbers again, and does not read again that nobody is there.</summary>
public sealed class RepeatedCallTests
{
    private const string Nobody = "No one is on duty";

    private static readonly DateTimeOffset Night = new(2026, 3, 2, 22, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("he beats me")]
    [InlineData("he is bleeding a lot")]
    [InlineData("they locked us in and we cannot leave")]
    [InlineData("police took me")]
    [InlineData("danger")]
    public void Calling_again_brings_the_numbers_and_never_again_that_nobody_is_on_duty(string first)
    {
        var talk = new Rehearsal(Shipped.Publication, Shipped.Reader.Read, ChannelId.Telegram, null, Rehearsal.Surroundings(Shipped.Publication, ChannelId.Telegram, false, Night), Night);
        talk.Write("/start");
        talk.Write("English");

        Assert.Equal(1, Count(talk.Write(first)));
        for (var i = 0; i < 3; i++)
        {
            var again = talk.Write("danger");
            Assert.Equal(0, Count(again));
            Assert.NotEmpty(again.Effects.OfType<Effect.Say>());
        }
    }

    private static int Count(Turn turn) => turn.Effects.OfType<Effect.Say>().Count(s => s.Message.Text.Contains(Nobody, StringComparison.Ordinal));
}
