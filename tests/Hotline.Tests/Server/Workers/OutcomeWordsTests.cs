using Hotline.Channels.WhatsApp;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Tests.Support;

namespace Hotline.Tests.Server.Workers;

/// <summary>The operator sees of every reply what became of it, and in words why it did not arrive: for each answer of a provider, and for each receipt.</summary>
public sealed class OutcomeWordsTests : IAsyncLifetime
{
    private CaseOnChannel people = null!;

    public static TheoryData<SendResult, string, string?> Answers => new()
    {
        { new SendResult.Sent("77"), "sent", null },
        { new SendResult.RetryAfter(TimeSpan.FromSeconds(40), "The person's network is overloaded."), "failed", "Not delivered within 10 minutes. The last reason: The person's network is overloaded." },
        { new SendResult.RetryAfter(TimeSpan.Zero, "Meta's service is down.", RetryScope.Provider), "failed", "Not delivered within 10 minutes. The last reason: Meta's service is down." },
        { new SendResult.Refused("21614", "This number is no mobile phone."), "failed", "This number is no mobile phone." },
        { new SendResult.ContactGone("The person blocked us."), "failed", "The person blocked us." },
        { new SendResult.AccountBroken("The token was revoked."), "failed", "Not delivered within 10 minutes. The last reason: The token was revoked." },
        { new SendResult.Unknown("The provider did not answer."), "failed", "Not delivered within 10 minutes. The last reason: The provider did not answer." },
        { new SendResult.NeedsTemplate("24 hours"), "held", null },
    };

    public static TheoryData<ReceiptStage, SendResult?, string, string?> Receipts => new()
    {
        { ReceiptStage.Sent, null, "sent", null },
        { ReceiptStage.Delivered, null, "delivered", null },
        { ReceiptStage.Read, null, "read", null },
        { ReceiptStage.Failed, null, "undelivered", "The provider could not deliver it and did not say why." },
        { ReceiptStage.Failed, new SendResult.Refused("30007", "The carrier filtered it."), "undelivered", "The carrier filtered it." },
        { ReceiptStage.Failed, new SendResult.ContactGone("The person blocked us."), "undelivered", "The person blocked us." },
        { ReceiptStage.Failed, new SendResult.AccountBroken("The account is closed."), "undelivered", "The account is closed." },
        { ReceiptStage.Failed, new SendResult.Unknown("The carrier does not know."), "undelivered", "The carrier does not know." },
        { ReceiptStage.Failed, new SendResult.NeedsTemplate("24 hours"), "held", null },
    };

    public async ValueTask InitializeAsync() => people = await CaseOnChannel.OpenAsync(WhatsAppModule.Shows);

    public ValueTask DisposeAsync() => people.DisposeAsync();

    [Fact]
    public void No_answer_of_the_closed_set_is_forgotten_here()
    {
        var kinds = typeof(SendResult).GetNestedTypes().Select(type => type.Name).Order(StringComparer.Ordinal);

        Assert.Equal(kinds, Answers.Select(row => row.Data.Item1.GetType().Name).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(Enum.GetValues<ReceiptStage>(), Receipts.Select(row => row.Data.Item1).Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Each_answer_of_a_provider_is_shown(SendResult answer, string delivery, string? words)
    {
        people.Channel.Answers = call => call.Message.Knock ? new SendResult.Sent() : answer;

        await people.ReplyAsync("Приходите в понедельник.");
        for (var end = people.Clock.GetUtcNow() + RuntimeLimits.RetryHorizon; people.Clock.GetUtcNow() < end; people.Clock.Advance(TimeSpan.FromMinutes(1))) await people.RunAsync();
        await people.RunAsync();

        // What is given up by the store, when nobody came to try it in time, has its line and its dead letter alone.
        await ShownAsync(delivery, words, noted: answer is SendResult.Refused or SendResult.ContactGone);
    }

    [Theory]
    [MemberData(nameof(Receipts))]
    public async Task Each_receipt_is_shown(ReceiptStage stage, SendResult? failure, string delivery, string? words)
    {
        await people.ReplyAsync("Приходите в понедельник.");
        await people.ReadAsync();

        await people.NoteAsync(people.Channel.Calls.Last().Id, stage, failure);
        await people.RunAsync();

        await ShownAsync(delivery, words, noted: delivery == "undelivered");
    }

    [Fact]
    public async Task While_it_is_tried_again_it_waits()
    {
        people.Channel.Answers = _ => new SendResult.Unknown("The provider did not answer.");

        await people.ReplyAsync("Приходите в понедельник.");

        Assert.Equal("waiting", Assert.Single(await people.OursAsync()).Delivery);
    }

    private async Task ShownAsync(string delivery, string? words, bool noted)
    {
        var folder = await people.ReadAsync();
        var line = folder.Transcript.Single(said => said.Text == "Приходите в понедельник.");
        Assert.Equal((delivery, words), (line.Delivery, line.Words));
        var reasons = folder.Case.Reasons.Where(reason => reason.StartsWith("delivery:", StringComparison.Ordinal)).ToList();
        if (noted) Assert.Equal(words == "The person blocked us." ? "delivery:gone" : "delivery:failed", Assert.Single(reasons));
        DeskTexts.AssertHas($"delivery.{delivery}");
        Assert.All(reasons, reason => DeskTexts.AssertHas($"reason.{reason.Replace(':', '.')}"));
    }
}
