namespace Hotline.Core.Cases;

/// <summary>What a deployment has settled about waiting: who is on duty when, and how soon a human must answer.</summary>
public sealed record CaseRules(DutyRoster Duty, ResponseTargets Targets);
