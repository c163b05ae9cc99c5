using System.Text.RegularExpressions;
using Hotline.Storage.Casebook.Audit;
using Hotline.Tests.Support;

namespace Hotline.Tests.Desk;

public sealed partial class AuditActsTests
{
    [Fact]
    public void Every_act_that_the_program_writes_down_is_somebodys_to_see_and_no_other_is_listed()
    {
        var written = Repository.SourceFiles().SelectMany(file => Acts().Matches(File.ReadAllText(file))).Select(match => match.Groups["code"].Value).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(written.Order(StringComparer.Ordinal), AuditActs.All.Order(StringComparer.Ordinal));
    }

    /// <summary>As requests say it, as entries are made elsewhere, and as a result says that it was something else.</summary>
    [GeneratedRegex("(?:Audit => (?:[^;\"]*: )?|What = |Note\\(context, |const string (?:Publish|RollBack|Withdraw) = )\"(?<code>[a-z_]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Acts();
}
