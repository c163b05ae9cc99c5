namespace Hotline.Storage.Casebook.Accounts;

/// <summary>The codes of what an administrator gives to one account beyond its roles.</summary>
public static class Grant
{
    /// <summary>To see the address of the person in an opened case.</summary>
    public const string RevealAddress = "reveal_address";

    /// <summary>To see what several people wrote and no question understood.</summary>
    public const string ReadAnswers = "read_answers";

    public static readonly IReadOnlyList<string> All = [RevealAddress, ReadAnswers];
}
