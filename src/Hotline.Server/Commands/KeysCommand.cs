using System.CommandLine;
using System.Security.Cryptography;

namespace Hotline.Server.Commands;

/// <summary><c>hotline keys new</c>: prints fresh key material for <c>Protection:MasterKey</c>.</summary>
internal static class KeysCommand
{
    public static Command Create()
    {
        var fresh = new Command("new", "Print a new master key. Keep it apart from the data, and keep a copy: without it nothing can be read.");
        fresh.SetAction(_ =>
        {
            Console.WriteLine(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
            return Guarded.Ok;
        });
        return new Command("keys", "Key material.") { fresh };
    }
}
