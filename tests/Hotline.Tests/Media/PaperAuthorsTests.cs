using System.IO.Compression;
using System.Text;
using Hotline.Core.Media;

namespace Hotline.Tests.Media;

/// <summary>Names of authors in papers that staff send.</summary>
public sealed class PaperAuthorsTests
{
    private const string Name = "ZZMARKED Aigul";

    [Fact]
    public void Properties_of_a_package_go_and_the_paper_stays_what_it_was()
    {
        var paper = Package(("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w:document>текст</w:document>"), ("docProps/core.xml", $"<dc:creator>{Name}</dc:creator>"), ("docProps/app.xml", $"<Company>{Name}</Company>"), ("DOCPROPS/custom.xml", Name));
        var taken = Assert.IsType<MediaVerdict.Taken>(MediaCheck.Of(paper));
        Assert.Equal(PaperAuthors.Removed, PaperAuthors.In(taken.Type));
        var clean = PaperAuthors.Without(taken.Type, taken.Content)!.Value;
        Assert.Equal(taken.Type, Assert.IsType<MediaVerdict.Taken>(MediaCheck.Of(clean)).Type);

        using var archive = new ZipArchive(new MemoryStream(clean.ToArray()));
        Assert.Equal(5, archive.Entries.Count);
        var parts = archive.Entries.ToDictionary(entry => entry.FullName, Read);
        Assert.Equal("<w:document>текст</w:document>", parts["word/document.xml"]);
        Assert.DoesNotContain(parts.Values, part => part.Contains("ZZMARKED", StringComparison.Ordinal));
        Assert.All(parts.Where(part => part.Key.StartsWith("docProps", StringComparison.OrdinalIgnoreCase)), part => Assert.NotNull(System.Xml.Linq.XDocument.Parse(part.Value).Root));
    }

    [Fact]
    public void What_cannot_be_rewritten_simply_is_left_and_said_to_name_people()
    {
        var pdf = "%PDF-1.4 /Author (x)"u8.ToArray();
        var type = ((MediaVerdict.Taken)MediaCheck.Of(pdf)).Type;
        Assert.Equal(PaperAuthors.Kept, PaperAuthors.In(type));
        Assert.Equal(pdf, PaperAuthors.Without(type, pdf)!.Value.ToArray());
        Assert.Null(PaperAuthors.In(MediaTypes.Named("image/png")!));
    }

    [Fact]
    public void A_damaged_package_is_no_paper()
    {
        var type = MediaTypes.Named("application/vnd.openxmlformats-officedocument.wordprocessingml.document")!;
        Assert.Null(PaperAuthors.Without(type, Package(("word/document.xml", new string('a', 3000))).AsMemory(0, 40)));
    }

    private static string Read(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }

    private static byte[] Package(params (string Part, string Content)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (part, content) in parts)
            {
                using var stream = archive.CreateEntry(part).Open();
                stream.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return bytes.ToArray();
    }
}
