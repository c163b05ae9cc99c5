using System.Security.Cryptography;
using System.Text;
using Hotline.Storage.Casebook.Accounts;

namespace Hotline.Desk.Accounts.Staff;

/// <summary>
/// Which rights of an account somebody saw before they change them. It is made of what is seen, so it changes whoever changes them: another administrator, the host at the terminal, or their owner.
/// </summary>
internal static class AccountVersion
{
    private const int Bytes = 8;

    public static string Of(Account account)
    {
        string[] seen = [.. new[] { account.Roles, account.Languages, account.Topics, account.Grants }.Select(codes => string.Join(' ', codes)), account.Disabled ? "closed" : "open"];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', seen))).AsSpan(0, Bytes));
    }
}
