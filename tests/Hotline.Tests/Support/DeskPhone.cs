using Hotline.Desk.Accounts.SecondFactors;

namespace Hotline.Tests.Support;

/// <summary>An authenticator app that read what the desk showed, and the recovery codes on paper beside it.</summary>
internal sealed class DeskPhone(DeskRig rig, byte[] key, IReadOnlyList<string> codes)
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public IReadOnlyList<string> RecoveryCodes => codes;

    public string Code => Totp.CodeAt(key, rig.Clock.GetUtcNow());

    /// <summary>A code that the phone does not show now, nor just before or after.</summary>
    public string WrongCode => Enumerable.Range(0, 10).Select(i => $"00000{i}").First(c => Enumerable.Range(-1, 3).All(i => Totp.CodeAt(key, rig.Clock.GetUtcNow().AddSeconds(30 * i)) != c));

    /// <summary>Sets an authenticator up for whoever is signed in.</summary>
    public static async Task<DeskPhone> EnrolAsync(DeskRig rig, DeskClient client)
    {
        var begun = await client.PostAsync("me/authenticator", new { password = DeskRig.Password });
        Assert.Equal(200, begun.Status);
        var key = Read(begun.Text("secret")!);
        var phone = new DeskPhone(rig, key, []);
        var added = await client.PostAsync("me/authenticator/confirm", new { pass = begun.Text("pass"), code = phone.Code });
        Assert.Equal(200, added.Status);
        var codes = added.Json.GetProperty("recoveryCodes");
        rig.Clock.Advance(TimeSpan.FromSeconds(30));
        return new DeskPhone(rig, key, codes.ValueKind == System.Text.Json.JsonValueKind.Null ? [] : [.. codes.EnumerateArray().Select(c => c.GetString()!)]);
    }

    /// <summary>Name and password at a fresh page; the answer holds the pass for the second step.</summary>
    public static async Task<(DeskClient Client, DeskAnswer Answer)> BeginAsync(DeskRig rig, string name, string place = "192.0.2.1")
    {
        var client = rig.Client(place);
        await client.MeAsync();
        return (client, await client.PostAsync("sign-in", new { name, password = DeskRig.Password }));
    }

    /// <summary>Both steps of a sign-in.</summary>
    public static async Task<DeskAnswer> SignInAsync(DeskRig rig, string name, string code, string place = "192.0.2.1")
    {
        var (client, begun) = await BeginAsync(rig, name, place);
        return begun.Status == 200 ? await client.PostAsync("sign-in/code", new { pass = PassOf(begun), code }) : begun;
    }

    public static string PassOf(DeskAnswer begun) => begun.Json.GetProperty("next").GetProperty("pass").GetString()!;

    private static byte[] Read(string secret)
    {
        var bits = secret.Where(c => c != ' ').SelectMany(c => Enumerable.Range(0, 5).Select(i => (Base32.IndexOf(c, StringComparison.Ordinal) >> (4 - i)) & 1)).ToArray();
        return [.. bits.Chunk(8).Where(c => c.Length == 8).Select(c => (byte)c.Aggregate(0, (sum, bit) => (sum << 1) | bit))];
    }
}
