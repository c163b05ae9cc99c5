namespace Hotline.Storage.Casebook.Accounts;

/// <summary>The codes of the roles.</summary>
public static class Role
{
    public const string Operator = "operator";
    public const string Coordinator = "coordinator";
    public const string Administrator = "administrator";

    public static readonly IReadOnlyList<string> All = [Operator, Coordinator, Administrator];
}
