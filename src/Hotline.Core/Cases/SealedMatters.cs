namespace Hotline.Core.Cases;

/// <summary>
/// What is too sensitive to be shown outside the desk, by topic and by violation code (<c>sealed:</c> in <c>hotline.yaml</c>): sexual violence, say, or a defender under threat. Immutable.
/// </summary>
public sealed record SealedMatters(IReadOnlySet<string> Topics, IReadOnlySet<string> Flags)
{
    /// <summary>Nothing is too sensitive.</summary>
    public static readonly SealedMatters None = new(new HashSet<string>(), new HashSet<string>());

    /// <summary>Whether a case about this is shown at the desk alone.</summary>
    public bool Holds(string topic, IEnumerable<string> flags) => Topics.Contains(topic) || flags.Any(Flags.Contains);
}
