using Hotline.Core.Cases;
using Hotline.Core.Channels.Operators;
using Hotline.Desk.Operators;
using Hotline.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Tests.Desk.Operators;

/// <summary>The desk with a group beside it.</summary>
internal sealed class OperatorsRig : IAsyncDisposable
{
    private OperatorsRig(DeskRig desk, ScriptedGroup group) => (Desk, Group) = (desk, group);

    public DeskRig Desk { get; }

    public ScriptedGroup Group { get; }

    public SealedMatters Sealed { get; set; } = SealedMatters.None;

    public IOperatorsDesk Hears => Desk.Get<IOperatorsDesk>();

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public static async Task<OperatorsRig> StartAsync(bool words = false, string language = "en")
    {
        var group = new ScriptedGroup();
        OperatorsRig? rig = null;
        var desk = await DeskRig.StartAsync(with: services =>
        {
            services.AddSingleton(new GroupRules(words, "https://help.example.org/desk", language));
            services.AddSingleton<IOperatorsGroup>(group);
            services.AddSingleton(new CaseRules(DutyRoster.Unknown(TimeZoneInfo.Utc), ResponseTargets.Default));
            services.AddSingleton<Func<SealedMatters>>(() => rig!.Sealed);
        });
        return rig = new OperatorsRig(desk, group);
    }

    public Task<TimeSpan> RoundAsync() => Desk.Get<GroupTopics>().RoundAsync(Now);

    public Task<IReadOnlyList<GroupCall>> HearAsync(GroupEvent heard) => Hears.HearAsync(heard, Now);

    /// <summary>An account of these roles whose member of the group is linked to it.</summary>
    public async Task<DeskClient> LinkedAsync(string name, string member, params string[] roles)
    {
        var client = await Desk.SignedInAsync(name, roles);
        var code = (await client.PostAsync("telegram/link")).Text("code")!;
        await HearAsync(new GroupEvent.Private(member, $"/start {code}", Tap: null));
        return client;
    }

    /// <summary>The one topic there is.</summary>
    public long Topic() => Assert.Single(Group.Topics.Keys);

    /// <summary>Presses the button so labelled under the newest message of a topic that has it, and returns what was answered.</summary>
    public async Task<string> PressAsync(string member, long topic, string label)
    {
        var data = Group.Messages.Values.Last(m => m.Topic == topic && m.Rows.Any(r => r.Any(b => b.Label == label))).Rows.SelectMany(r => r).First(b => b.Label == label).Data;
        return await PressDataAsync(member, topic, data);
    }

    public async Task<string> PressDataAsync(string member, long topic, string data)
    {
        var calls = await HearAsync(new GroupEvent.Tapped(member, "tap", topic, data));
        foreach (var call in calls.Where(c => c is GroupCall.Change)) await Group.CallAsync(call, Now);
        return Assert.Single(calls.OfType<GroupCall.AnswerTap>()).Text;
    }

    /// <summary>Writes in a topic, and returns what was answered.</summary>
    public async Task<string?> WriteAsync(string? member, long topic, long message, string? text) =>
        (await HearAsync(new GroupEvent.Wrote(member, topic, message, text))).OfType<GroupCall.Post>().SingleOrDefault()?.Text;

    public ValueTask DisposeAsync() => Desk.DisposeAsync();
}
