using Hotline.Server.Commands.Understanding;

namespace Hotline.Tests.Server.Commands.Understanding;

public sealed class EvaluationTests
{
    [Fact]
    public void A_table_says_how_many_are_right_and_what_the_others_were_taken_for()
    {
        var table = new ConfusionTable();
        foreach (var found in (string[])["ky", "ky", "ky", "kk"]) table.Add("ky", found);
        table.Add("und", "und");

        Assert.Equal(0.75, table.Right("ky"));
        Assert.Equal(0.8, table.Right());
        Assert.Equal("expected\tcount\tright\tky\tkk\tund\nky\t4\t75.00 %\t3\t1\t0\nund\t1\t100.00 %\t0\t0\t1\nall\t5\t80.00 %\n", table.Text());
    }

    [Fact]
    public void Labelled_messages_are_read_with_and_without_topic() => With("intent\tlanguage\ttext\turgency\n# by hand\n\nmedical\tru\tмне плохо\turgent\nkk\tсәлем\n", file =>
        Assert.Equal([new("ru", "мне плохо", "medical", "urgent"), new("kk", "сәлем", null, null)], LabelledMessages.Read(file)));

    [Fact]
    public void A_line_with_other_columns_is_named() => With("ru\tпривет\nru привет\n", file =>
        Assert.Contains(":2: 1 columns", Assert.Throws<InvalidDataException>(() => LabelledMessages.Read(file).ToList()).Message, StringComparison.Ordinal));

    private static void With(string text, Action<string> check)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, text);
            check(file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
