using System.Net;
using Hotline.Desk.Accounts;
using Hotline.Storage.Casebook.Accounts;
using Hotline.Storage.Casebook.Commands;
using Hotline.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Tests.Storage.Casebook.Postgres;

/// <summary>The desk where several write at once: what on SQLite waits in a line meets here.</summary>
public sealed class PostgresDeskTests(PostgresHouse house) : IAsyncLifetime
{
    private DeskRig _rig = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _rig = await DeskRig.StartAsync(postgres: house);

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task Guesses_that_come_together_are_all_counted()
    {
        await _rig.SignedInAsync("aigul", Role.Operator);
        var guesses = await Task.WhenAll(Enumerable.Range(0, SignInGuard.MostFailures).Select(_ => TryAsync("aigul", "not the password")));
        Assert.All(guesses, guess => Assert.Equal(401, guess));
        Assert.Equal(429, await TryAsync("aigul", DeskRig.Password));
    }

    [Theory]
    [InlineData("ai\0gul")]
    [InlineData("ai\ufffd\0gul")]
    public async Task A_name_with_a_character_that_the_database_does_not_take_is_a_wrong_name(string name) => Assert.Equal(401, await TryAsync(name, "not the password"));

    [Fact]
    public async Task One_click_that_arrives_several_times_at_once_is_one_reply()
    {
        var aigul = await _rig.SignedInAsync("aigul", Role.Operator);
        await _rig.OpenCaseAsync(1, "AAAAAAAAAA");
        Assert.Equal(200, (await aigul.PostAsync("cases/AAAAAAAAAA/take", new { version = 1 })).Status);

        var clicks = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => aigul.PostAsync("cases/AAAAAAAAAA/reply", new { clientId = "click-000001", version = 2, text = "Здравствуйте" })));

        Assert.All(clicks, click => Assert.Equal((int)HttpStatusCode.Accepted, click.Status));
        await using var context = _rig.Open();
        Assert.Equal(1, await context.Commands.CountAsync(c => c.Kind == CommandKind.Reply, Now));
    }

    [Fact]
    public async Task A_reply_that_meets_an_erasure_does_not_survive_it()
    {
        var aigul = await _rig.SignedInAsync("aigul", Role.Operator);
        for (var round = 0; round < 4; round++)
        {
            var id = $"CASE{round:D6}";
            await _rig.OpenCaseAsync(round, id);
            Assert.Equal(200, (await aigul.PostAsync($"cases/{id}/take", new { version = 1 })).Status);
            var erasure = Task.Run(() => _rig.Get<Hotline.Storage.Casebook.Contacts.ContactEraser>().EraseAsync(Turns.Person(round), Now), Now);
            await aigul.PostAsync($"cases/{id}/reply", new { clientId = $"click-{round:D6}", version = 2, text = "Здравствуйте" });
            await erasure;
            await using var context = _rig.Open();
            Assert.Equal(0, await context.Commands.CountAsync(Now));
        }
    }

    private async Task<int> TryAsync(string name, string password)
    {
        var page = _rig.Client();
        await page.MeAsync();
        return (await page.PostAsync("sign-in", new { name, password })).Status;
    }
}
