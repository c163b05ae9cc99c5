using System.Runtime.Versioning;
using Hotline.Server.Commands;
using Hotline.Tests.Support;

namespace Hotline.Tests.Server.Commands;

[UnsupportedOSPlatform("windows")]
public sealed class FirstAccountLinkTests
{
    private const string Link = "https://hotline.example.org/desk#welcome=secret";

    [Fact]
    public void On_a_terminal_the_link_is_printed_and_written_nowhere()
    {
        using var folder = new TemporaryFolder();

        Assert.Contains(Link, Tell(folder, "secret", toTerminal: true), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public void Without_a_terminal_the_link_lies_in_a_file_for_this_user_alone_and_only_its_path_is_printed()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File(FirstAccountLink.FileName);
        File.WriteAllText(path, "https://hotline.example.org/desk#welcome=older");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);

        var words = Tell(folder, "secret", toTerminal: false)!;

        Assert.DoesNotContain("secret", words, StringComparison.Ordinal);
        Assert.EndsWith(path, words, StringComparison.Ordinal);
        Assert.Equal(Link + "\n", File.ReadAllText(path));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Fact]
    public void As_soon_as_there_is_an_account_the_file_is_gone()
    {
        using var folder = new TemporaryFolder();
        Tell(folder, "secret", toTerminal: false);

        Assert.Null(Tell(folder, null, toTerminal: false));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    private static string? Tell(TemporaryFolder folder, string? code, bool toTerminal) => FirstAccountLink.Tell(code, "https://hotline.example.org/", folder.Path, toTerminal);
}
