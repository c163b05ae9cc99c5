using System.Globalization;
using System.Text;
using Hotline.Core.Understanding;

namespace Hotline.Server.Commands.Understanding;

/// <summary>
/// Prints what decided a reading, a line a reason: what it speaks of, its kind, the words, and how far it moved the odds (<c>+1.2</c> for, <c>-0.4</c> against); a rule decides alone.
/// </summary>
internal static class ExplanationText
{
    /// <summary>Reasons of one kind for one question; the weaker ones say little.</summary>
    private const int Most = 5;

    private const double Least = 0.05;

    public static string Of(Explanation explained)
    {
        var text = new StringBuilder();
        foreach (var alike in explained.Reasons.GroupBy(r => (r.About, IsRule: r.Weight == 0, r.Kind)).OrderBy(g => g.Key.About).ThenByDescending(g => g.Key.IsRule).ThenBy(g => g.Key.Kind, StringComparer.Ordinal))
        {
            foreach (var reason in alike.Where(r => r.Weight == 0 || Math.Abs(r.Weight) >= Least).OrderByDescending(r => Math.Abs(r.Weight)).Take(Most)) Append(text, reason);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, Reason reason) => text.Append(CultureInfo.InvariantCulture,
        $"    {reason.About.ToString().ToLowerInvariant(),-9} {(reason.Weight == 0 ? "rule" : reason.Weight.ToString("+0.0;-0.0", CultureInfo.InvariantCulture)),-5} {reason.Kind,-7} {reason.Words}\n");
}
