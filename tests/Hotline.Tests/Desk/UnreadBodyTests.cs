using System.Net.Http.Headers;
using System.Text;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook.Accounts;
using Hotline.Tests.Support;

namespace Hotline.Tests.Desk;

/// <summary>A body that cannot be read is refused for that alone, wherever it is sent; and only to whom the answer is due.</summary>
public sealed class UnreadBodyTests
{
    /// <summary>Half of a sign that takes two: valid JSON, and no text.</summary>
    private const string Half = """{"version":1,"codesVersion":0,"text":"\ud83d","pseudonym":"\ud83d","note":"\ud83d","clientId":"\ud83d","hours":"\ud83d","roles":["\ud83d"],"fields":{"a":["\ud83d"]}}""";

    [Theory]
    [InlineData("cases/AAAAAAAAAA/reply")]
    [InlineData("cases/AAAAAAAAAA/notes")]
    [InlineData("cases/AAAAAAAAAA/return")]
    [InlineData("cases/AAAAAAAAAA/fields")]
    [InlineData("cases/AAAAAAAAAA/find")]
    [InlineData("cases/search")]
    [InlineData("duty-hours")]
    [InlineData("invitations")]
    public async Task Half_a_sign_is_refused_alike_wherever_it_stands(string path)
    {
        await using var rig = await DeskRig.StartAsync();
        await rig.OpenCaseAsync(1, "AAAAAAAAAA");
        var aigul = await rig.SignedInAsync("aigul", Role.Operator, Role.Coordinator, Role.Administrator);
        await aigul.PostAsync("cases/AAAAAAAAAA/take", new { version = 1 });

        foreach (var body in new[] { Half, "", "[" })
        {
            var answer = await SendAsync(aigul, path, body);
            Assert.Equal((400, "invalid", DeskError.NoBody.Message), (answer.Status, answer.Error, answer.Text("message")));
        }

        Assert.Equal((401, "signed_out"), await CodeOf(SendAsync(rig.Client(), path, Half)));
        Assert.Equal((400, "antiforgery"), await CodeOf(SendAsync(await ForgedAsync(rig), path, Half)));
    }

    private static async Task<DeskClient> ForgedAsync(DeskRig rig)
    {
        var forged = await rig.SignedInAsync("vera", Role.Operator);
        forged.Antiforgery = "forged";
        return forged;
    }

    private static async Task<DeskAnswer> SendAsync(DeskClient page, string path, string body)
    {
        if (page.Antiforgery is null) await page.MeAsync();
        return await page.SendAsync(HttpMethod.Post, path, new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")));
    }

    private static async Task<(int Status, string? Code)> CodeOf(Task<DeskAnswer> asked)
    {
        var answer = await asked;
        return (answer.Status, answer.Error);
    }
}
