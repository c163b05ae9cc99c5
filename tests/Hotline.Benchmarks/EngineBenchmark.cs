using System.Diagnostics;
using System.Globalization;
using Hotline.Channels.Telegram;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Dialogs.Playing;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding;

namespace Hotline.Benchmarks;

/// <summary>
/// The engine alone: the turns of one whole talk on the shipped scripts, each played many times. Nothing else is measured: no understanding, no packing, no store.
/// The aim is a median under 10 µs and 10 KB.
/// </summary>
internal static class EngineBenchmark
{
    private const int WarmUps = 10;
    private const int WarmUp = 300;
    private const int Rounds = 3000;

    /// <summary>Time for the runtime to compile what is hot in the background: on a busy machine it lags far behind.</summary>
    private static readonly TimeSpan Compile = TimeSpan.FromMilliseconds(200);

    private static readonly ConversationId Id = new("benchmark00000000000000000");
    private static readonly string[] Talk = ["/start", "English", "2", "1", "1", "1", "Almaty", "never", "they do not pay us", "menu", "3", "back", "operator", "are you there"];

    public static int Run(string[] args)
    {
        var folder = args.Length > 0 ? args[0] : Repository.Root;
        var read = PublicationReader.Read(Path.Combine(folder, "dialogs"), Path.Combine(folder, "locales"), new ReadOptions { Channels = new ChannelTable([new(ChannelId.Telegram, TelegramModule.Shows)]) });
        if (read.Publication is not { } publication)
        {
            Console.Error.WriteLine($"The scripts in {folder} cannot be used. First fault: {read.Faults.FirstOrDefault(f => f.Severity == FaultSeverity.Error)}");
            return 1;
        }

        var turns = Record(publication);
        for (var i = 0; i < WarmUps; i++)
        {
            Measure(Publications.Of(publication), turns, WarmUp);
            Thread.Sleep(Compile);
        }

        var (times, bytes) = Measure(Publications.Of(publication), turns, Rounds);
        Console.WriteLine(Machine.Describe());
        Console.WriteLine($"engine, {turns.Count} turns of one talk, {Rounds} rounds each");
        foreach (var (turn, i) in turns.Select((turn, i) => (turn, i)))
            Console.WriteLine(Line($"  {turn.Name}", times[i], bytes[i]));
        Console.WriteLine(Line("median turn", Median([.. times.SelectMany(t => t)]), Median([.. bytes.SelectMany(b => b)])));
        return 0;
    }

    /// <summary>The states and events of the talk, played once.</summary>
    private static List<RecordedTurn> Record(Publication publication)
    {
        var reader = new MessageReader(publication.Understanding);
        var now = new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);
        var around = Rehearsal.Surroundings(publication, ChannelId.Telegram, onShift: true, now);
        var state = new ConversationState { Address = new Address(ChannelId.Telegram, "1") };
        var turns = new List<RecordedTurn>();
        foreach (var text in Talk)
        {
            InboundContent content = text == "/start" ? new InboundStart(null) : new InboundText(text);
            var turn = new RecordedTurn(text, state, new PersonWrote(new InboundMessage(state.Address, text, now, content)), reader.Read(text), around, now);
            turns.Add(turn);
            state = turn.Play(Publications.Of(publication)).State;
        }

        return turns;
    }

    private static (double[][] Times, double[][] Bytes) Measure(Publications publications, List<RecordedTurn> turns, int rounds)
    {
        var times = turns.Select(_ => new double[rounds]).ToArray();
        var bytes = turns.Select(_ => new double[rounds]).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < turns.Count; i++)
            {
                var allocated = GC.GetAllocatedBytesForCurrentThread();
                var began = Stopwatch.GetTimestamp();
                _ = turns[i].Play(publications);
                var took = Stopwatch.GetElapsedTime(began);
                allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
                times[i][round] = took.TotalMicroseconds;
                bytes[i][round] = allocated;
            }
        }

        return (times, bytes);
    }

    private static string Line(string name, double[] times, double[] bytes) => Line(name, Median(times), Median(bytes));

    private static string Line(string name, double microseconds, double bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"{name,-24} {microseconds,8:0.00} µs {bytes,9:0} bytes");

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }

    private sealed record RecordedTurn(string Name, ConversationState State, ConversationEvent Event, Core.Understanding.Reading Reading, Surroundings Around, DateTimeOffset Now)
    {
        public Turn Play(Publications publications) => DialogEngine.Advance(publications, State, Id, Name, Event, Reading, Around, Now);
    }
}
