using System.Reflection;
using Hotline.Core.Messaging;

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
}
