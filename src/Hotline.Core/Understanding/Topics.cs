namespace Hotline.Core.Understanding;

/// <summary>The topics that understanding knows by itself, and which of several counts.</summary>
internal static class Topics
{
    public const string Other = "other";
    public const string Greeting = "greeting";
    public const string Operator = "operator";
    public const string Detention = "detention";
    private const string Pregnancy = "pregnancy";
    private const string Medical = "medical";

    /// <summary>The most dangerous first. A topic that stands only in the data comes after the ones about rights and before small talk.</summary>
    private static readonly string[] BySeverity =
        ["forced_labour", "violence", Detention, Pregnancy, Medical, "unpaid_wages", "repatriation", "documents", "", Operator, Greeting, Other];

    /// <summary>The topics that the program knows without any list.</summary>
    public static IEnumerable<string> Known => BySeverity.Where(t => t.Length > 0);

    public static int Severity(string topic)
    {
        var at = Array.IndexOf(BySeverity, topic);
        return at >= 0 ? at : Array.IndexOf(BySeverity, "");
    }

    /// <summary>Whether a topic says what the matter is; a greeting or a wish for a human does not.</summary>
    public static bool IsMatter(string topic) => Severity(topic) < Severity(Operator);

    public static bool IsBirth(string topic) => topic == Pregnancy;

    /// <summary>The danger that an immediate message about a topic speaks of, or null where the topic says nothing of it.</summary>
    public static DangerKind? DangerOf(string topic) => topic switch
    {
        Medical => DangerKind.Medical,
        Pregnancy => DangerKind.Birth,
        "violence" => DangerKind.Violence,
        "forced_labour" => DangerKind.Confinement,
        Detention => DangerKind.Custody,
        _ => null,
    };

    /// <summary>The topic that a danger belongs to, or null where it says nothing.</summary>
    public static string? Of(DangerKind kind) => kind switch
    {
        DangerKind.Suicide or DangerKind.Medical => Medical,
        DangerKind.Birth => Pregnancy,
        DangerKind.Violence => "violence",
        DangerKind.Confinement => "forced_labour",
        DangerKind.Custody => Detention,
        _ => null,
    };
}
