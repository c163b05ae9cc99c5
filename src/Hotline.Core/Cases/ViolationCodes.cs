using System.Collections.Frozen;

namespace Hotline.Core.Cases;

/// <summary>One thing that may have been done to a person, as a code. <paramref name="Words"/> are English; pages show them in their reader's language.</summary>
public sealed record ViolationCode(string Code, string Group, string Words);

/// <summary>
/// What people say was done to them: an allegation, never a finding. The groups follow the shadow reports on migrants' rights; F1 to F11 are the ILO's eleven indicators of
/// forced labour, in its order (ILO, Indicators of Forced Labour, 2012).
/// </summary>
public static class ViolationCodes
{
    public static readonly IReadOnlyList<ViolationCode> All =
    [
        new("W1", "wages", "Not paid"),
        new("W2", "wages", "Paid late"),
        new("W3", "wages", "Underpaid, or below the minimum"),
        new("W4", "wages", "Overtime not paid"),
        new("W5", "wages", "Fines and deductions"),
        new("W6", "wages", "No final pay"),
        new("W7", "wages", "Leave, piece work or idle time not paid"),
        new("W8", "wages", "Had to pay to get the job"),
        new("C1", "contract", "No written contract"),
        new("C2", "contract", "Terms were changed"),
        new("C3", "contract", "Work hidden behind a civil contract"),
        new("C4", "contract", "Unfair dismissal"),
        new("C5", "contract", "Fraud by a go-between"),
        new("O1", "safety", "No protective gear"),
        new("O2", "safety", "Unsafe place of work"),
        new("O3", "safety", "Injury"),
        new("O4", "safety", "Death"),
        new("O5", "safety", "Unfit housing or food"),
        new("O6", "safety", "No instruction in one's own language"),
        new("H1", "hours", "Forced overtime"),
        new("H2", "hours", "No day of rest"),
        new("H3", "hours", "Night or heavy work while pregnant"),
        new("D1", "discrimination", "In pay"),
        new("D2", "discrimination", "In services, housing or school"),
        new("D3", "discrimination", "Hate act"),
        new("G1", "gender", "Sexual harassment"),
        new("G2", "gender", "Sexual violence"),
        new("G3", "gender", "Violence at home"),
        new("G4", "gender", "Because of maternity"),
        new("F1", "forced_labour", "Abuse of vulnerability"),
        new("F2", "forced_labour", "Deception"),
        new("F3", "forced_labour", "Movement restricted"),
        new("F4", "forced_labour", "Isolation"),
        new("F5", "forced_labour", "Physical or sexual violence"),
        new("F6", "forced_labour", "Threats"),
        new("F7", "forced_labour", "Papers kept"),
        new("F8", "forced_labour", "Wages withheld to keep control"),
        new("F9", "forced_labour", "Debt bondage"),
        new("F10", "forced_labour", "Abusive conditions"),
        new("F11", "forced_labour", "Excessive overtime"),
        new("P1", "officials", "Extortion"),
        new("P2", "officials", "Unlawful detention"),
        new("P3", "officials", "Ill-treatment"),
        new("P4", "officials", "No interpreter"),
        new("P5", "officials", "Consulate not told"),
        new("P6", "officials", "Forced to sign"),
        new("P7", "officials", "Expulsion disputed"),
        new("M1", "health", "Care refused"),
        new("M2", "health", "Care in pregnancy refused"),
        new("M3", "health", "Newborn without papers"),
        new("X1", "documents", "Document lost"),
        new("X2", "documents", "Document withheld by somebody else"),
        new("X3", "documents", "Hindered in registering"),
        new("X4", "documents", "Entry ban or controlled list"),
        new("X5", "documents", "Fraud with documents"),
        new("R1", "voice", "Nowhere to complain"),
        new("R2", "voice", "Retaliation"),
        new("R3", "voice", "Union work hindered"),
        new("R4", "voice", "Threat to a defender"),
        new("K1", "children", "Child labour"),
        new("K2", "children", "Child alone"),
        new("K3", "children", "School refused"),
    ];

    private static readonly FrozenDictionary<string, ViolationCode> ByCode = All.ToFrozenDictionary(c => c.Code, StringComparer.Ordinal);

    /// <summary>Null when there is no such code.</summary>
    public static ViolationCode? Find(string? code) => code is null ? null : ByCode.GetValueOrDefault(code);
}
