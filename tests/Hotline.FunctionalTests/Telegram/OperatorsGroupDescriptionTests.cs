using Hotline.Channels.Telegram;
using Hotline.Channels.Telegram.Operators;
using Hotline.Core.Channels.Operators;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.FunctionalTests.FakeTelegram;
using Microsoft.Extensions.Configuration;

namespace Hotline.FunctionalTests.Telegram;

/// <summary>Every call to the operators' group, and every answer of the fake, passes a validating proxy on the published description of Bot API 10.1.</summary>
public sealed class OperatorsGroupDescriptionTests
{
    private const long GroupId = -1001900000077;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_call_to_the_group_passes_the_published_description()
    {
        await using var telegram = await FakeTelegramServer.StartAsync(speed: 1);
        telegram.Group(GroupId, forum: true);
        telegram.Person(42).Writes("hello");
        var port = FreePort.Find();
        await using var proxy = await Peers.StartAsync(
            "Prism is listening", "node_modules/@stoplight/prism-cli/dist/index.js", "proxy", "-h", "127.0.0.1", "-p", $"{port}", "--errors", "--validate-request",
            SharedData.Find("contracts/telegram/bot-api-10.1.core-strict.openapi.json"), telegram.Url);
        var options = TelegramOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(
            [new("Telegram:Token", telegram.Token), new("Telegram:ApiUrl", $"http://127.0.0.1:{port}"), new("Telegram:OperatorsGroup", $"{GroupId}")]).Build())!;
        using var client = new TelegramClient(options, TimeProvider.System);
        using var pace = new GroupPace(options, new OpenPace(), TimeProvider.System);
        var group = new TelegramGroup(client, options, pace);

        var standing = await group.LookAsync(Now);
        Assert.Equal([], standing.Faults!);
        Assert.Equal("fake_hotline_bot", standing.Bot);
        var topic = await DoneAsync(new GroupCall.MakeTopic("7K3QD-0M2XA unpaid wages"));
        await DoneAsync(new GroupCall.NameTopic(topic, "7K3QD-0M2XA detention"));
        var card = await DoneAsync(new GroupCall.Post(topic, "Case 7K3QD-0M2XA", [[new GroupButton("Take this case", "take:7K3QD0M2XA:1")]]));
        await DoneAsync(new GroupCall.Change(card, "Case 7K3QD-0M2XA, with Aigul", []));
        await DoneAsync(new GroupCall.Post(topic: null, "Everybody"));
        await DoneAsync(new GroupCall.Tell("42", "An immediate case waits. Open the desk."));
        await DoneAsync(new GroupCall.AnswerTap("77", "You have this case.", Insist: true));
        await DoneAsync(new GroupCall.RemoveTopic(topic));
        Assert.IsType<GroupResult.Gone>(await group.CallAsync(new GroupCall.RemoveTopic(topic), Now));
        Assert.IsType<GroupResult.Gone>(await group.CallAsync(new GroupCall.Post(topic, "Gone"), Now));
        Assert.IsType<GroupResult.Gone>(await group.CallAsync(new GroupCall.Change(card, "Gone", []), Now));
        Assert.All(telegram.Calls.Where(c => c.Method == "sendMessage"), c => Assert.Equal("true", $"{c.Parameters["protect_content"]}"));
        Assert.Equal(
            ["answerCallbackQuery", "createForumTopic", "deleteForumTopic", "editForumTopic", "editMessageText", "getChat", "getChatMember", "getMe", "sendMessage"],
            telegram.Calls.Select(c => c.Method).Distinct().Order(StringComparer.Ordinal));

        telegram.FailNextCall("createForumTopic", 429, "Too Many Requests: retry after 3", retryAfter: 3);
        Assert.Equal(new GroupResult.Later(TimeSpan.FromSeconds(3)), await group.CallAsync(new GroupCall.MakeTopic("Another"), Now));
        var asked = telegram.Calls.Count;
        Assert.IsType<GroupResult.Later>(await group.CallAsync(new GroupCall.MakeTopic("Another"), Now));
        Assert.Equal(asked, telegram.Calls.Count);

        async Task<long> DoneAsync(GroupCall call) => Assert.IsType<GroupResult.Done>(await group.CallAsync(call, Now)).Id ?? 0;
    }

    /// <summary>An account that nobody else uses.</summary>
    private sealed class OpenPace : IAccountPace
    {
        public Task<IReadOnlyList<PaceAnswer>> TakeAsync(ChannelId account, int callsPerSecond, IReadOnlyList<PaceAsk> asks, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<PaceAnswer>>([.. asks.Select(_ => new PaceAnswer(Granted: true, TimeSpan.Zero))]);

        public Task PauseAsync(ChannelId account, TimeSpan wait, CancellationToken cancellationToken) => Task.CompletedTask;

        public TimeSpan PausedFor(ChannelId account) => TimeSpan.Zero;
    }
}
