using System.Xml.Linq;
using Hotline.Tests.Support;

namespace Hotline.Tests.Conventions;

public sealed class SourceTests
{
    /// <summary>Size is a smell: a file over this is two subjects.</summary>
    private const int LongestFile = 400;

    [Fact]
    public void No_source_file_is_a_giant()
    {
        var giants = Repository.SourceFiles().Where(f => File.ReadLines(f).Count() > LongestFile);
        Assert.Empty(giants);
    }

    [Theory]
    [InlineData("Hotline.Core")]
    [InlineData("Hotline.Channels")]
    [InlineData("Hotline.Storage")]
    [InlineData("Hotline.Desk")]
    public void Every_public_type_says_what_it_is(string project)
    {
        var assembly = System.Reflection.Assembly.Load(project);
        var documented = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml"))
            .Descendants("member").Select(m => m.Attribute("name")!.Value).ToHashSet();
        var silent = assembly.GetExportedTypes()
            .Where(t => t.Namespace?.Contains("Migrations", StringComparison.Ordinal) != true)
            .Where(t => !documented.Contains("T:" + t.FullName!.Replace('+', '.')));
        Assert.Empty(silent.Where(t => !(t.IsNested && t.DeclaringType!.IsAbstract)).Select(t => t.FullName));
    }

    [Fact]
    public void Words_that_hurt_stand_in_no_text_for_people()
    {
        string[] never = ["illegal", "victim", "ticket", "client"];
        var texts = new[] { "dialogs", "locales" }
            .SelectMany(folder => Directory.EnumerateFiles(Repository.Path(folder), "*", SearchOption.AllDirectories))
            .Where(f => f.EndsWith(".po", StringComparison.Ordinal) || (f.EndsWith(".yaml", StringComparison.Ordinal) && !f.Contains("/understanding/")));
        var found = texts.SelectMany(f => File.ReadLines(f)
            .Where(line => never.Any(w => line.Contains(w, StringComparison.OrdinalIgnoreCase)))
            .Select(line => $"{Path.GetFileName(f)}: {line.Trim()}"));
        Assert.Empty(found);
    }
}
