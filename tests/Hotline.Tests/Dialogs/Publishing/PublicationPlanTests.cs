using Hotline.Core.Dialogs;
using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Dialogs.Publishing;
using Hotline.Server;

namespace Hotline.Tests.Dialogs.Publishing;

public sealed class PublicationPlanTests
{
    private static readonly Dictionary<NodeRef, int> Nobody = [];
    private static readonly ReadOptions Options = new() { Channels = ChannelModules.Table };

    [Fact]
    public void Files_with_an_error_make_no_publication_and_all_faults_are_named()
    {
        var broken = WagesScripts.Source((WagesScripts.File, WagesScripts.Wages.Replace("then: advice", "then: advise", StringComparison.Ordinal)), ("dialogs/facts/kz.csv", null));

        var plan = PublicationPlan.Of(WagesScripts.Source(), broken, Options, Nobody);

        Assert.Null(plan.Publication);
        Assert.Contains(plan.Faults, f => f is { File: WagesScripts.File, Code: FaultCode.UnknownTarget, Severity: FaultSeverity.Error });
        Assert.Contains(plan.Faults, f => f is { File: "dialogs/danger.yaml", Severity: FaultSeverity.Error });
        Assert.Empty(plan.Changes);
    }

    [Fact]
    public void Sound_files_are_compared_with_what_is_current()
    {
        var after = WagesScripts.With(WagesScripts.File, "Write down days", "Note days");

        var plan = PublicationPlan.Of(WagesScripts.Source(), after, Options, Nobody);

        Assert.NotNull(plan.Publication);
        Assert.True(plan.IsCompared);
        Assert.Equal("end wages.advice: text changed", Assert.Single(plan.Changes).ToString());
        Assert.Empty(PublicationPlan.Of(after, after, Options, Nobody).Changes);
    }

    [Fact]
    public void Without_anything_that_can_be_read_there_is_nothing_to_compare_with()
    {
        Assert.False(PublicationPlan.Of(null, WagesScripts.Source(), Options, Nobody).IsCompared);
        var unreadable = PublicationPlan.Of(WagesScripts.Source((WagesScripts.SettingsFile, "start: nowhere\n")), WagesScripts.Source(), Options, Nobody);
        Assert.False(unreadable.IsCompared);
        Assert.NotNull(unreadable.Publication);
    }
}
