using FsCheck;
using FsCheck.Fluent;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Tests.Contracts;

/// <summary>Inbox, leases and commits against a model of a few lines, over random histories with restarts.</summary>
public abstract class TurnModelContract
{
    private static readonly Gen<Step> Steps = Gen.Frequency(
        (8, Gen.Choose(0, 3).SelectMany(person => Gen.Choose(0, 12).Select(id => new Step(Act.Accept, person, id)))),
        (4, Gen.Choose(1, 3).Select(max => new Step(Act.Lease, max, 0))),
        (4, Gen.Choose(0, 9).SelectMany(which => Gen.Choose(0, 2).Select(left => new Step(Act.Commit, which, left)))),
        (1, Gen.Choose(0, 9).Select(which => new Step(Act.Release, which, 0))),
        (1, Gen.Constant(new Step(Act.LeaseRunsOut, 0, 0))),
        (1, Gen.Constant(new Step(Act.Restart, 0, 0))));

    private enum Act
    {
        Accept,
        Lease,
        Commit,
        Release,
        LeaseRunsOut,
        Restart,
    }

    [Fact]
    public void Every_history_ends_as_the_model_says() =>
        Prop.ForAll(Steps.ListOf().Resize(60).ToArbitrary(), history => Task.Run(() => RunAsync([.. history])).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(60).WithQuietOnSuccess(true));

    protected abstract Task<RuntimeUnderTest> OpenAsync();

    private async Task RunAsync(Step[] history)
    {
        await using var runtime = await OpenAsync();
        var play = new Play(runtime);
        foreach (var step in history) await play.StepAsync(step);
        await play.DrainAsync();
    }

    private sealed record Step(Act Act, int First, int Second);

    private sealed class Person(int number)
    {
        public Address Address { get; } = new(ChannelId.Sms, $"+7701000000{number}");

        public List<(string Id, DateTimeOffset At)> Waiting { get; } = [];

        public HashSet<string> Seen { get; } = [];

        public int Turns { get; set; }

        /// <summary>The newest fence, also of a lease that is over.</summary>
        public long Fence { get; set; }

        public bool Held { get; set; }

        public DateTimeOffset HeldUntil { get; set; }
    }

    private sealed class Play(RuntimeUnderTest runtime)
    {
        private readonly Person[] people = [.. Enumerable.Range(0, 4).Select(number => new Person(number))];
        private readonly List<LeasedConversation> leases = [];

        public Task StepAsync(Step step) => step.Act switch
        {
            Act.Accept => AcceptAsync(people[step.First], $"id-{step.Second}"),
            Act.Lease => LeaseAsync(step.First),
            Act.Commit => CommitAsync(step.First, step.Second),
            Act.Release => ReleaseAsync(step.First),
            Act.LeaseRunsOut => RunOutAsync(restart: false),
            _ => RunOutAsync(restart: true),
        };

        /// <summary>In the end everything accepted has had exactly one turn.</summary>
        public async Task DrainAsync()
        {
            await RunOutAsync(restart: true);
            while (people.Any(person => person.Waiting.Count > 0))
            {
                leases.Clear();
                await LeaseAsync(10);
                for (var i = 0; i < leases.Count; i++) await CommitAsync(i, 0);
            }

            Assert.Empty(await runtime.Conversations.LeaseAsync(new WorkerId("last"), 10, CancellationToken.None));
        }

        private async Task AcceptAsync(Person person, string id)
        {
            runtime.Advance(TimeSpan.FromMilliseconds(1));
            var answer = await runtime.Inbox.AcceptAsync(new InboundMessage(person.Address, id, runtime.Now, new InboundText(id)), CancellationToken.None);
            Assert.Equal(person.Seen.Add(id) ? Acceptance.Stored : Acceptance.Duplicate, answer);
            if (answer == Acceptance.Stored) person.Waiting.Add((id, runtime.Now));
        }

        private async Task LeaseAsync(int max)
        {
            var expected = people.Where(person => person.Waiting.Count > 0 && person.HeldUntil <= runtime.Now).OrderBy(person => person.Waiting[0].At).Take(max).ToArray();
            var given = await runtime.Conversations.LeaseAsync(new WorkerId("model"), max, CancellationToken.None);
            Assert.Equal(expected.Select(person => runtime.IdOf(person.Address)), given.Select(lease => lease.Id));
            foreach (var (person, lease) in expected.Zip(given))
            {
                Assert.Equal(person.Waiting.Take(RuntimeLimits.EventsPerLease).Select(waiting => waiting.Id), lease.Events.Select(waiting => waiting.EventId));
                Assert.Equal(person.Turns, lease.State?.Step ?? 0);
                Assert.True(lease.Fence > person.Fence);
                (person.Fence, person.Held, person.HeldUntil) = (lease.Fence, true, runtime.Now + RuntimeLimits.Lease);
                leases.Add(lease);
            }
        }

        private async Task CommitAsync(int which, int left)
        {
            if (leases.Count == 0) return;
            var lease = leases[which % leases.Count];
            var person = Of(lease);
            var consumed = Math.Max(1, lease.Events.Count - left);
            var state = Some.State(person.Address) with { Step = person.Turns + 1 };
            var result = await runtime.Conversations.CommitAsync(
                new TurnCommit(lease, new WorkerId("model"), lease.Events[consumed - 1].Sequence, state, [], [], false, false, false), CancellationToken.None);
            Assert.Equal(person.Held && person.Fence == lease.Fence, result.Committed);
            if (!result.Committed) return;
            person.Waiting.RemoveRange(0, consumed);
            person.Turns++;
            (person.Held, person.HeldUntil) = (false, default);
        }

        private async Task ReleaseAsync(int which)
        {
            if (leases.Count == 0) return;
            var lease = leases[which % leases.Count];
            await runtime.Conversations.ReleaseAsync(lease, CancellationToken.None);
            if (Of(lease) is { } person && person.Held && person.Fence == lease.Fence) (person.Held, person.HeldUntil) = (false, default);
        }

        private async Task RunOutAsync(bool restart)
        {
            if (restart)
            {
                await runtime.RestartAsync();
                leases.Clear();
            }

            runtime.Advance(RuntimeLimits.Lease);
        }

        private Person Of(LeasedConversation lease) => people.Single(person => runtime.IdOf(person.Address) == lease.Id);
    }
}
