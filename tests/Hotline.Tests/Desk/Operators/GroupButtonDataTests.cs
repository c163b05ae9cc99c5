using System.Text;
using Hotline.Core.Cases;
using Hotline.Desk.Operators;
using Hotline.Desk.Speech;
using Hotline.Storage.Casebook.Cases;
using Hotline.Tests.Support;

namespace Hotline.Tests.Desk.Operators;

public sealed class GroupButtonDataTests
{
    private static readonly Case Row = new()
    {
        Id = "7K3QD0M2XA",
        ConversationId = Turns.Person(1).Value,
        Channel = "telegram",
        Topic = "unpaid_wages",
        Urgency = Urgency.Urgent,
        Reasons = [],
        Flags = [],
        Language = "tg",
        OpenedAt = Turns.Start,
        WaitingSince = Turns.Start,
        Version = long.MaxValue / 1_000_000,
    };

    [Fact]
    public void Every_button_fits_and_is_read_back()
    {
        foreach (var button in CaseFace.Outcomes(Row, DeskWords.English).SelectMany(r => r))
        {
            Assert.True(Encoding.UTF8.GetByteCount(button.Data) <= 64, button.Data);
            var read = GroupButtonData.Read(button.Data)!;
            Assert.Equal((Row.Id, Row.Version), (read.CaseId, read.Version));
        }

        Assert.Equal(new GroupButtonData(GroupAct.End, Row.Id, 3, "paid_in_full"), GroupButtonData.Read("end:7K3QD0M2XA:3:paid_in_full"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("take:7K3QD0M2XA")]
    [InlineData("take:7K3QD0M2XA:one")]
    [InlineData("take:7K3QD0M2XA:1:paid_in_full")]
    [InlineData("end:7K3QD0M2XA:1")]
    [InlineData("intake.greeting:a:1")]
    public void What_is_no_button_of_the_group_is_nothing(string data) => Assert.Null(GroupButtonData.Read(data));

    [Fact]
    public void The_mark_of_a_card_changes_with_what_is_seen_and_with_nothing_else()
    {
        var face = CaseFace.Of(Row, TimeZoneInfo.Utc, "", DeskWords.English);
        Row.PersonWaitsSince = Turns.Start;
        Assert.Equal(face.Mark, CaseFace.Of(Row, TimeZoneInfo.Utc, "", DeskWords.English).Mark);
        Row.Urgency = Urgency.Immediate;
        Assert.NotEqual(face.Mark, CaseFace.Of(Row, TimeZoneInfo.Utc, "", DeskWords.English).Mark);
    }
}
