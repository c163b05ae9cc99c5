namespace Hotline.Core.Dialogs.Loading.Checks;

/// <summary>
/// What is proved of every way through the scripts: one row a rule. A rule is a function from the scripts to its findings; its name is the code of the fault (<see cref="FaultCode"/>), and
/// <c>dialogs/README.md</c> explains it to those who write scripts.
/// </summary>
internal static class SafetyRules
{
    public static readonly IReadOnlyList<SafetyRule> All =
    [
        new(FaultCode.Cycle, NeedsEveryTarget: false, CycleCheck.Silent),
        new(FaultCode.Recursion, NeedsEveryTarget: false, CycleCheck.Calls),
        new(FaultCode.NoOtherwise, NeedsEveryTarget: false, OtherwiseCheck.Run),
        new(FaultCode.Unreachable, NeedsEveryTarget: true, ReachCheck.Run),
        new(FaultCode.NoHandoff, NeedsEveryTarget: true, scope => new HandoffCheck(scope).Run()),
        new(FaultCode.DangerUnanswered, NeedsEveryTarget: true, scope => new FirstWordsCheck(scope).Run()),
        new(FaultCode.NoWayToPerson, NeedsEveryTarget: true, PersonCheck.Run),
    ];

    /// <summary>Says every place where a rule does not hold. <paramref name="torn"/>: a target leads nowhere, so that who reaches what cannot be told.</summary>
    public static void Run(RuleScope scope, bool torn, FaultSink faults)
    {
        foreach (var rule in All.Where(rule => !torn || !rule.NeedsEveryTarget))
        {
            foreach (var (at, message) in rule.Find(scope)) faults.Error(at, rule.Name, message);
        }
    }
}

/// <summary>One rule. <paramref name="NeedsEveryTarget"/>: it can be judged only when every <c>then:</c> leads somewhere.</summary>
internal sealed record SafetyRule(string Name, bool NeedsEveryTarget, Func<RuleScope, IEnumerable<Finding>> Find);

/// <summary>The scripts as the rules see them.</summary>
internal sealed record RuleScope(NodeGraph Graph, ScriptSettings Settings, IReadOnlyList<Reaction> Reactions);

/// <summary>Where a rule does not hold, and what to do about it in plain words.</summary>
internal readonly record struct Finding(Spot At, string Message);
