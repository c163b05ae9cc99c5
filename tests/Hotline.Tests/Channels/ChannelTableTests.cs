using Hotline.Core.Channels;
using Hotline.Core.Messaging;
using Hotline.Server;

namespace Hotline.Tests.Channels;

/// <summary>What the program knows of its channels without naming one.</summary>
public sealed class ChannelTableTests
{
    private static readonly ChannelId Drum = new("drum");

    private static readonly ChannelAbilities Beats = new(MaxText: 100, MaxButtons: 2, MaxLabel: 13, Media: false, ShortTexts: true) { List = new ListLimits(Rows: 3, Title: 17, Description: 20, Button: 10) };

    [Fact]
    public void The_first_row_of_a_channel_counts_and_an_unknown_one_shows_what_any_can()
    {
        var table = new ChannelTable([new(Drum, Beats), new(Drum, ChannelAbilities.Plain), new(ChannelId.Web, ChannelAbilities.Plain)]);
        Assert.Equal(Beats, table.Of(Drum));
        Assert.Equal(ChannelAbilities.Plain, table.Of(new ChannelId("smoke")));
        Assert.Equal(["drum", "web"], table.Names);
    }

    [Fact]
    public void Titles_are_known_by_every_length_that_some_channel_cuts_them_to()
    {
        var table = new ChannelTable([new(Drum, Beats), new(ChannelId.Sms, ChannelAbilities.Plain)]);
        Assert.Equal([13, 17], table.TitleLengths);
        Assert.Contains("They took it…", Titles.CutsOf("They took it away from me", table.TitleLengths));
    }

    [Fact]
    public void The_program_knows_the_channels_of_its_modules_and_the_keyboard() =>
        Assert.Equal(["telegram", "whatsapp", "sms", "web", "terminal"], ChannelModules.Table.Names);
}
