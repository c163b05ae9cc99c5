using System.Diagnostics;
using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Dialogs.Publishing;
using Hotline.Tests.Support;

namespace Hotline.Tests.Dialogs.Publishing;

/// <summary>A patch is right when git makes of the old files the new ones, byte for byte.</summary>
public sealed class SourcePatchTests
{
    private static readonly string Long = string.Concat(Enumerable.Range(0, 60).Select(i => $"line {i}\n"));

    [Theory]
    [InlineData("a\nb\nc\n", "a\nx\nc\n")]
    [InlineData("a\nb", "a\nb\n")]
    [InlineData("a\nb\n", "a\nb")]
    [InlineData("a\nb", "a\nc")]
    [InlineData("a\nb", "x\na\nb")]
    [InlineData("", "a\n")]
    [InlineData("a\n", "")]
    [InlineData(null, "новая строка\nоʻzbekcha — ҷавоб\n")]
    [InlineData(null, "a")]
    [InlineData(null, "")]
    [InlineData("", null)]
    [InlineData("қайда\nқашан\n", null)]
    [InlineData("a", null)]
    [InlineData("a\r\nb\r\n", "a\r\nc\r\n")]
    [InlineData("a\r\nb\r\n", "a\nb\n")]
    [InlineData("-- a\n++ b\n \n\n", "-- a\n@@ c\n \n")]
    [InlineData("a\nb\na\nb\na\n", "b\na\nb\na\nb\n")]
    public async Task Git_takes_the_patch_of_a_file(string? before, string? after) =>
        await AppliesAsync(Source(("dialogs/wages.yaml", before), ("dialogs/menu.yaml", "menu\n")), Source(("dialogs/wages.yaml", after), ("dialogs/menu.yaml", "menu\n")));

    [Fact]
    public async Task Git_takes_the_patch_of_several_files_with_changes_far_from_each_other()
    {
        var now = Long.Replace("line 3\n", "", StringComparison.Ordinal).Replace("line 9\n", "строка 9\nline 9.5\n", StringComparison.Ordinal).Replace("line 17\n", "x\n", StringComparison.Ordinal).Replace("line 59\n", "end", StringComparison.Ordinal);
        await AppliesAsync(Source(("dialogs/wages.yaml", Long), ("locales/ru.po", "а\n"), ("dialogs/gone.yaml", Long)), Source(("dialogs/wages.yaml", now), ("locales/ru.po", "б\n"), ("dialogs/tests/new.yaml", Long)));
    }

    [Fact]
    public async Task Git_takes_the_patch_of_a_file_that_has_nothing_left_of_what_it_was()
    {
        var (old, now) = (string.Concat(Enumerable.Range(0, 800).Select(i => $"old {i}\n")), string.Concat(Enumerable.Range(0, 800).Select(i => $"new {i}\n")));
        await AppliesAsync(Source(("dialogs/wages.yaml", "head\n" + old + "tail\n")), Source(("dialogs/wages.yaml", "head\n" + now + "tail\n")));
    }

    [Fact]
    public async Task Git_takes_the_patch_of_whatever_is_written()
    {
        var random = new Random(7);
        for (var round = 0; round < 5; round++)
            await AppliesAsync(Source([.. Enumerable.Range(0, 40).Select(i => ($"dialogs/d{i}.yaml", (string?)Text(random)))]), Source([.. Enumerable.Range(0, 40).Select(i => ($"dialogs/d{i}.yaml", (string?)Text(random)))]));
    }

    [Fact]
    public void A_patch_names_the_changed_line_and_three_around_it()
    {
        var patch = SourcePatch.Of(Source(("dialogs/wages.yaml", Long)), Source(("dialogs/wages.yaml", Long.Replace("line 30\n", "line thirty\n", StringComparison.Ordinal))));
        Assert.Equal(
            "diff --git a/dialogs/wages.yaml b/dialogs/wages.yaml\n--- a/dialogs/wages.yaml\n+++ b/dialogs/wages.yaml\n@@ -28,7 +28,7 @@\n line 27\n line 28\n line 29\n-line 30\n+line thirty\n line 31\n line 32\n line 33\n", patch);
    }

    [Fact]
    public void Of_what_is_the_same_there_is_no_patch() => Assert.Equal("", SourcePatch.Of(Source(("dialogs/wages.yaml", Long)), Source(("dialogs/wages.yaml", Long))));

    private static string Text(Random random) => string.Concat(Enumerable.Range(0, random.Next(30)).Select(_ => $"{(char)('a' + random.Next(4))}\n")) + (random.Next(2) == 0 ? "" : "end");

    private static PublicationSource Source(params (string Path, string? Text)[] files) =>
        PublicationSource.From(files.Where(f => f.Text is not null).Select(f => KeyValuePair.Create(f.Path, f.Text!)));

    private static async Task AppliesAsync(PublicationSource before, PublicationSource after)
    {
        using var folder = new TemporaryFolder();
        foreach (var (path, text) in before.Files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder.File(path))!);
            await File.WriteAllTextAsync(folder.File(path), text, TestContext.Current.CancellationToken);
        }

        await File.WriteAllTextAsync(folder.File("draft.patch"), SourcePatch.Of(before, after), TestContext.Current.CancellationToken);
        using var git = Process.Start(new ProcessStartInfo("git", ["-c", "core.autocrlf=false", "apply", "draft.patch"]) { UseShellExecute = false, RedirectStandardError = true, WorkingDirectory = folder.Path })!;
        var said = await git.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await git.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(git.ExitCode == 0, said);
        var there = PublicationSource.FromFolders(folder.File("dialogs"), folder.File("locales"));
        Assert.Equal(after.Files, there.Files);
    }
}
