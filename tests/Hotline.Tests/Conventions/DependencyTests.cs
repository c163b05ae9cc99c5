using System.Reflection;
using Hotline.Core.Messaging;
using Hotline.Tests.Support;

namespace Hotline.Tests.Conventions;

/// <summary>Dependencies point one way: Server → Desk, Channels, Storage → Core.</summary>
public sealed class DependencyTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Hotline.Core"] = [],
        ["Hotline.Channels"] = ["Hotline.Core"],
        ["Hotline.Storage"] = ["Hotline.Core"],
        ["Hotline.Desk"] = ["Hotline.Core", "Hotline.Storage"],
        ["hotline"] = ["Hotline.Core", "Hotline.Channels", "Hotline.Storage", "Hotline.Desk"],
    };

    public static TheoryData<string> Projects => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_sees_only_what_the_design_allows(string project)
    {
        var seen = Assembly.Load(project).GetReferencedAssemblies().Select(a => a.Name!).Where(n => n.StartsWith("Hotline.", StringComparison.Ordinal) || n == "hotline");
        Assert.Empty(seen.Except(Allowed[project]));
    }

    [Fact]
    public void The_core_knows_no_network_no_database_and_no_web_server()
    {
        string[] banned = ["Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore", "Microsoft.Data", "StackExchange", "System.Net.Http", "System.Net.Sockets"];
        var seen = typeof(Address).Assembly.GetReferencedAssemblies().Select(a => a.Name!);
        Assert.DoesNotContain(seen, name => banned.Any(b => name.StartsWith(b, StringComparison.Ordinal)));
    }

    /// <summary>What a channel shows and is called comes from its own module (<c>ChannelTable</c>); its name alone stands in the core, so that two folders mean the same channel.</summary>
    [Fact]
    public void The_core_names_no_channel()
    {
        var named = new System.Text.RegularExpressions.Regex("ChannelId\\.(Telegram|Sms|WhatsApp|Web|Terminal)\\b|\"(telegram|whatsapp)\"", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        var core = Repository.SourceFiles().Where(file => file.Contains("/Hotline.Core/", StringComparison.Ordinal) && !file.EndsWith("/ChannelId.cs", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(core);
        Assert.Empty(core.SelectMany(file => File.ReadLines(file).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && named.IsMatch(line)).Select(line => $"{file}: {line.Trim()}")));
    }
}
