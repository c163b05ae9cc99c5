using Hotline.Core.Channels.Operators;

namespace Hotline.Tests.Support;

/// <summary>An operators' group that keeps what is in it, and answers as a test wants. For one caller at a time, but for <see cref="Calls"/>.</summary>
internal sealed class ScriptedGroup : IOperatorsGroup
{
    private readonly Lock gate = new();
    private readonly Queue<(Type Call, GroupResult Result, bool Done)> answers = new();
    private long last = 100;

    public List<GroupCall> Calls { get; } = [];

    public Dictionary<long, string> Topics { get; } = [];

    /// <summary>Messages by number: topic, words and buttons, as they are now.</summary>
    public Dictionary<long, GroupCall.Post> Messages { get; } = [];

    public List<GroupCall.Tell> Told => [.. Calls.OfType<GroupCall.Tell>()];

    public IEnumerable<string> Words(long topic) => Messages.Values.Where(m => m.Topic == topic).Select(m => m.Text);

    /// <summary>The next call of this kind is answered so; <paramref name="done"/>: although it was done.</summary>
    public void Answer<T>(GroupResult result, bool done = false)
        where T : GroupCall => answers.Enqueue((typeof(T), result, done));

    public Task<GroupStanding> LookAsync(CancellationToken cancellationToken) => Task.FromResult(new GroupStanding([], "help_bot"));

    public Task<GroupResult> CallAsync(GroupCall call, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            Calls.Add(call);
            if (!answers.TryPeek(out var next) || next.Call != call.GetType()) return Task.FromResult(Do(call));
            answers.Dequeue();
            if (next.Done) Do(call);
            return Task.FromResult(next.Result);
        }
    }

    private GroupResult Do(GroupCall call)
    {
        switch (call)
        {
            case GroupCall.MakeTopic make:
                Topics.Add(++last, make.Name);
                return new GroupResult.Done(last);
            case GroupCall.NameTopic name:
                Topics[name.Topic] = name.Name;
                break;
            case GroupCall.RemoveTopic remove:
                foreach (var (id, _) in Messages.Where(m => m.Value.Topic == remove.Topic).ToList()) Messages.Remove(id);
                return Topics.Remove(remove.Topic) ? new GroupResult.Done(Id: null) : new GroupResult.Gone();
            case GroupCall.Post { Topic: { } topic } when !Topics.ContainsKey(topic):
                return new GroupResult.Gone();
            case GroupCall.Post post:
                Messages.Add(++last, post);
                return new GroupResult.Done(last);
            case GroupCall.Change change when Messages.TryGetValue(change.Message, out var before):
                Messages[change.Message] = before with { Text = change.Text, Rows = change.Rows };
                break;
            case GroupCall.Change:
                return new GroupResult.Gone();
        }

        return new GroupResult.Done(Id: null);
    }
}
