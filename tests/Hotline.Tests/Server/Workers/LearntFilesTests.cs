using Hotline.Core.Cases;
using Hotline.Core.Messaging;
using Hotline.Core.Dialogs;
using Hotline.Core.Understanding;
using Hotline.Core.Understanding.Classification;
using Hotline.Server.Workers;
using Hotline.Tests.Dialogs;
using Hotline.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Hotline.Tests.Server.Workers;

public sealed class LearntFilesTests : IDisposable
{
    private static readonly UnderstandingData Own = new([])
    {
        Examples =
        [
            new(LocaleTag.English, "violence", Urgency.Urgent, "the glorbs came to my room"),
            new(LocaleTag.English, "violence", Urgency.Urgent, "glorbs again at night"),
            new(LocaleTag.English, "documents", Urgency.Normal, "my passport is old, what now"),
            new(LocaleTag.English, "documents", Urgency.Normal, "where do i get a passport"),
        ],
    };

    private readonly TemporaryFolder _program = new();
    private readonly TemporaryFolder _data = new();
    private readonly KeptLogs _logs = new();
    private readonly ILoggerFactory _loggers;

    public LearntFilesTests() => _loggers = LoggerFactory.Create(logging => logging.AddProvider(_logs));

    private string Folder => _data.File("learnt");

    private string Kept => Path.Combine(Folder, $"{LearntTopics.NameOf(Own)}.model");

    public void Dispose()
    {
        _loggers.Dispose();
        _program.Dispose();
        _data.Dispose();
    }

    [Fact]
    public void What_the_build_learnt_is_taken_and_nothing_is_written()
    {
        File.WriteAllBytes(_program.File(LearntFiles.Shipped), LearntTopics.Learn(Own).ToBytes());

        Assert.Equal("violence", Read());
        Assert.False(Directory.Exists(Folder));
        Assert.Empty(_logs.Lines);
    }

    [Fact]
    public void A_changed_example_takes_effect_at_once_and_is_learnt_once()
    {
        File.WriteAllBytes(_program.File(LearntFiles.Shipped), LearntTopics.Learn(Own with { Examples = [.. Own.Examples.Where(e => e.Topic != "violence")] }).ToBytes());

        Assert.Equal("violence", Read());
        Assert.Equal("violence", Read());
        Assert.Single(_logs.Lines, l => l.Contains("Learnt from the examples and kept", StringComparison.Ordinal));
        Assert.Equal(LearntTopics.Learn(Own).ToBytes(), File.ReadAllBytes(Kept));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    [InlineData(-1)]
    public void A_damaged_file_is_learnt_anew_and_replaced(int length)
    {
        Read();
        var right = File.ReadAllBytes(Kept);
        File.WriteAllBytes(Kept, length < 0 ? [.. right.Reverse()] : right[..length]);

        Assert.Equal("violence", Read());
        Assert.Equal(right, File.ReadAllBytes(Kept));
        Assert.Single(_logs.Lines, l => l.Contains("learnt from the examples again", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_was_learnt_from_something_else_is_not_taken_for_its_name()
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllBytes(Kept, LearntTopics.Learn(Own with { Examples = [.. Own.Examples.Skip(1)] }).ToBytes());

        Assert.Equal("violence", Read());
        Assert.Equal(LearntTopics.Learn(Own).ToBytes(), File.ReadAllBytes(Kept));
    }

    [Fact]
    public void Where_nothing_can_be_written_the_examples_are_learnt_all_the_same()
    {
        File.WriteAllText(Folder, "a file where the folder should be");

        Assert.Equal("violence", Read());
        Assert.Single(_logs.Lines, l => l.Contains("could not be kept", StringComparison.Ordinal));
    }

    [Fact]
    public void The_folder_keeps_the_newest_few_and_no_half_written_file()
    {
        for (var i = 0; i < LearntFiles.Most + 2; i++)
            Files().Reader(Own with { Examples = [.. Own.Examples, new(LocaleTag.English, "other", Urgency.Normal, $"number {i}")] });
        Read();

        Assert.Equal(LearntFiles.Most, Directory.GetFiles(Folder).Length);
        Assert.True(File.Exists(Kept));
    }

    [Fact]
    public void Two_that_learn_at_once_leave_one_sound_file()
    {
        Parallel.For(0, 4, _ => Assert.Equal("violence", Read()));

        Assert.Equal(LearntTopics.Learn(Own).ToBytes(), File.ReadAllBytes(Assert.Single(Directory.GetFiles(Folder))));
    }

    [Fact]
    public void Without_examples_there_is_nothing_to_learn()
    {
        Files().Reader(UnderstandingData.Empty).Read("hello");

        Assert.False(Directory.Exists(Folder));
    }

    [Fact]
    public void All_who_come_before_a_reader_is_made_get_the_same_one()
    {
        var readers = new Readers(UnderstandingFiles.Learnt);
        var got = new EventReader[8];
        Parallel.For(0, got.Length, i => got[i] = readers.For(Shipped.Publication));

        Assert.Single(got.Distinct());
    }

    [Fact]
    public void A_reader_that_could_not_be_made_is_made_for_the_next_message()
    {
        var shipped = Shipped.Publication;
        var failing = new FailsOnce(Own.Examples);
        var publication = new Publication(shipped.Structure, shipped.Text, shipped.Settings, shipped.Dialogs, shipped.Reactions, shipped.Lines, shipped.Facts, shipped.Texts, Own with { Examples = failing }, shipped.Channels);
        var readers = new Readers(UnderstandingFiles.Learnt);
        failing.Fails = true;

        Assert.Throws<IOException>(() => { readers.For(publication); });
        failing.Fails = false;
        Assert.Equal("violence", readers.For(publication).Read("there are glorbs in the room again").Topic);
        Assert.Same(readers.For(publication), readers.For(publication));
    }

    [Fact]
    public void What_a_killed_writer_left_is_cleared_away_and_what_another_writes_now_is_not()
    {
        var (old, young) = ($"{_program.File("x.model")}.1.new", $"{_program.File("x.model")}.2.new");
        foreach (var file in new[] { old, young }) File.WriteAllText(file, "half");
        File.SetLastWriteTimeUtc(old, File.GetLastWriteTimeUtc(young).AddHours(-1));

        LearntFiles.Write(_program.File("x.model"), [1]);

        Assert.Equal(["x.model", "x.model.2.new"], Directory.GetFiles(_program.Path).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
    }

    private sealed class FailsOnce(IReadOnlyList<LabelledExample> examples) : IReadOnlyList<LabelledExample>
    {
        public bool Fails { get; set; }

        public int Count => Fails ? throw new IOException("no room") : examples.Count;

        public LabelledExample this[int index] => examples[index];

        public IEnumerator<LabelledExample> GetEnumerator() => examples.GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private string Read() => Files().Reader(Own).Read("there are glorbs in the room again").Topic;

    private LearntFiles Files() => new(_program.Path, Folder, _loggers.CreateLogger<LearntFiles>());
}
