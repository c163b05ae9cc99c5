namespace Hotline.Tests.Support;

/// <summary>The words of the desk's pages, a folder per language, as they stand in the source. That all have the same keys is tested where the pages are.</summary>
internal static class DeskTexts
{
    private static readonly string[] Texts =
    [
        .. Directory.EnumerateDirectories(Repository.Path("src", "desk", "src", "desk", "words", "texts")).Select(language => string.Concat(Directory.EnumerateFiles(language, "*.ts").Select(File.ReadAllText))),
    ];

    /// <summary>Fails where a language of the desk has no words for this key.</summary>
    public static void AssertHas(string key)
    {
        Assert.NotEmpty(Texts);
        Assert.All(Texts, text => Assert.Contains($"\"{key}\": \"", text, StringComparison.Ordinal));
    }
}
