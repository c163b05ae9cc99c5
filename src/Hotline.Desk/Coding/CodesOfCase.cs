using Hotline.Core.Cases;
using Hotline.Desk.Api;
using Hotline.Storage.Casebook.Cases;

namespace Hotline.Desk.Coding;

/// <summary>The codes of a case as its screen shows them. Whoever changes them sends back the <paramref name="Version"/> that they saw.</summary>
/// <param name="Version">Rises with every change.</param>
/// <param name="Fields">By name; what is not in it was not asked.</param>
/// <param name="Flags">Those that stand, and those that an operator took out.</param>
/// <param name="Outcomes">In the order in which they were noted.</param>
/// <param name="Changes">The last last.</param>
internal sealed record CodesOfCase(
    long Version, IReadOnlyDictionary<string, IReadOnlyList<string>> Fields, IReadOnlyList<FlagOfCase> Flags, IReadOnlyList<OutcomeOfCase> Outcomes, IReadOnlyList<ChangeOfCodes> Changes)
{
    public static CodesOfCase Of(CaseFolder folder)
    {
        var codes = folder.Codes;
        var decided = codes.Flags.Select(f => f.Code).ToHashSet(StringComparer.Ordinal);
        return new CodesOfCase(
            folder.Case.CodesVersion,
            codes.Fields,
            [.. folder.Case.Flags.Where(f => !decided.Contains(f)).Select(FlagOfCase.Script).Concat(codes.Flags.Select(FlagOfCase.Of))],
            [.. codes.Outcomes.Select(o => new OutcomeOfCase(o.Code, o.Day, o.ConfirmedBy, o.Share, o.Alias, o.At))],
            [.. codes.Changes.Select(c => new ChangeOfCodes(c.Version, c.What, c.Name, c.Values, c.Alias, c.At))]);
    }
}

/// <summary>A violation code of a case. <paramref name="From"/>: <c>script</c>, or <c>operator</c> once one decided of it; <paramref name="Stands"/>: false when they took it out.</summary>
internal sealed record FlagOfCase(string Code, string From, bool Stands, string? Source, string? Confidence, string? Since, string? Until, string? Alias, DateTimeOffset? At)
{
    public static FlagOfCase Script(string code) => new(code, "script", Stands: true, null, null, null, null, null, null);

    public static FlagOfCase Of(CaseFlag flag) => new(flag.Code, "operator", flag.Stands, flag.Source, flag.Confidence, flag.Since, flag.Until, flag.Alias, flag.At);
}

/// <summary>Something that came of a case.</summary>
internal sealed record OutcomeOfCase([property: Codes(typeof(OutcomeCodes))] string Code, string? On, string ConfirmedBy, string? Share, string Alias, DateTimeOffset At);

/// <summary>One change of the codes: what was set to which values.</summary>
internal sealed record ChangeOfCodes(long Version, string What, string Name, IReadOnlyList<string> Values, string Alias, DateTimeOffset At);
