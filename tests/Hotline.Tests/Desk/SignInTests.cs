using System.Net;
using Hotline.Core.Channels;
using Hotline.Desk.Accounts;
using Hotline.Storage.Casebook.Accounts;
using Hotline.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Tests.Desk;

/// <summary>Guessing is slow for whoever guesses, and for nobody else.</summary>
public sealed class SignInTests : IAsyncLifetime
{
    private const string Here = "192.0.2.1";
    private const string Elsewhere = "198.51.100.7";

    private DeskRig _rig = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _rig = await DeskRig.StartAsync();

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Theory]
    [InlineData("aigul")]
    [InlineData("nobody")]
    public async Task Five_failures_lock_a_name_for_a_quarter_of_an_hour_at_that_place_whether_it_exists_or_not(string name)
    {
        await _rig.SignedInAsync("aigul", Role.Operator);
        for (var i = 0; i < SignInGuard.MostFailures; i++)
        {
            var wrong = await TryAsync(name, Here, "not the password");
            Assert.Equal((401, "wrong"), (wrong.Status, wrong.Error));
        }

        var locked = await TryAsync(name, Here, DeskRig.Password);
        Assert.Equal((429, "too_many", "900"), (locked.Status, locked.Error, locked.Headers.RetryAfter?.ToString()));
        Assert.Contains("wait 15 min", locked.Text("message"), StringComparison.Ordinal);
        _rig.Clock.Advance(SignInGuard.Lock - TimeSpan.FromSeconds(1));
        Assert.Equal(429, (await TryAsync(name, Here, DeskRig.Password)).Status);
        _rig.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(name == "aigul" ? 200 : 401, (await TryAsync($"  {name.ToUpperInvariant()} ", Here, DeskRig.Password)).Status);
    }

    [Fact]
    public async Task A_stranger_who_fails_on_purpose_locks_nobody_out_but_themselves()
    {
        await _rig.SignedInAsync("aigul", Role.Operator);
        await FailAsync("aigul", Elsewhere, SignInGuard.MostFailures);

        Assert.Equal(429, (await TryAsync("aigul", Elsewhere, DeskRig.Password)).Status);
        Assert.Equal(200, (await TryAsync("aigul", Here, DeskRig.Password)).Status);
        Assert.Equal(429, (await TryAsync("aigul", Elsewhere, DeskRig.Password)).Status);
    }

    [Fact]
    public async Task Neighbours_in_one_network_of_IPv6_are_one_place_and_others_are_not()
    {
        await _rig.SignedInAsync("aigul", Role.Operator);
        for (var i = 1; i <= SignInGuard.MostFailures; i++) await FailAsync("aigul", $"2001:db8:1:1::{i}", 1);

        Assert.Equal(429, (await TryAsync("aigul", "2001:db8:1:1:ffff::9", DeskRig.Password)).Status);
        Assert.Equal(200, (await TryAsync("aigul", "2001:db8:1:2::9", DeskRig.Password)).Status);
    }

    [Fact]
    public async Task Failures_from_many_places_slow_the_name_down_for_seconds_and_no_longer()
    {
        await _rig.SignedInAsync("aigul", Role.Operator);
        for (var i = 0; i < SignInGuard.MostEverywhere; i++) await FailAsync("aigul", $"203.0.113.{i}", 1);

        var slow = await TryAsync("aigul", Here, DeskRig.Password);
        Assert.Equal((429, "2"), (slow.Status, slow.Headers.RetryAfter?.ToString()));
        Assert.Equal(401, (await TryAsync("ivan", Here, DeskRig.Password)).Status);
        _rig.Clock.Advance(SignInGuard.Pace);
        Assert.Equal(200, (await TryAsync("aigul", Here, DeskRig.Password)).Status);
        await FailAsync("aigul", Elsewhere, 1);
        Assert.Equal(429, (await TryAsync("aigul", "203.0.113.99", DeskRig.Password)).Status);

        _rig.Clock.Advance(SignInGuard.Lock + TimeSpan.FromSeconds(1));
        await FailAsync("aigul", Elsewhere, 1);
        Assert.Equal(200, (await TryAsync("aigul", Here, DeskRig.Password)).Status);
    }

    [Fact]
    public async Task A_success_forgets_the_failures_of_its_own_place()
    {
        await _rig.SignedInAsync("aigul", Role.Operator);
        await FailAsync("aigul", Here, SignInGuard.MostFailures - 1);
        Assert.Equal(200, (await TryAsync("aigul", Here, DeskRig.Password)).Status);
        await FailAsync("aigul", Here, SignInGuard.MostFailures - 1);

        Assert.Equal(200, (await TryAsync("aigul", Here, DeskRig.Password)).Status);
    }

    [Fact]
    public async Task What_is_remembered_of_failures_names_neither_a_person_nor_a_place()
    {
        await FailAsync("aigul", Here, 1);
        await using var context = _rig.Open();
        var kept = await context.SignInFailures.ToListAsync(Now);

        Assert.Equal(2, kept.Count);
        foreach (var plain in new[] { "AIGUL", $"AIGUL\n{Here}", Here })
            Assert.DoesNotContain(kept, f => f.NameHash == Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(plain))));
    }

    [Fact]
    public async Task One_address_may_try_only_so_often_a_minute()
    {
        var client = _rig.Client(Elsewhere);
        await client.MeAsync();
        var answers = new List<int>();
        // Longer than any password: refused without the work of hashing, and counted all the same.
        var password = new string('x', 300);
        for (var i = 0; i < 25; i++) answers.Add((await client.PostAsync("sign-in", new { name = $"name{i}", password })).Status);
        Assert.Equal(Enumerable.Repeat(401, 20).Concat(Enumerable.Repeat(429, 5)), answers);
    }

    private async Task<DeskAnswer> TryAsync(string name, string place, string password)
    {
        var client = _rig.Client(place);
        await client.MeAsync();
        return await client.PostAsync("sign-in", new { name, password });
    }

    /// <summary>Failures as a refused sign-in counts them, without the slow work of hashing.</summary>
    private async Task FailAsync(string name, string place, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await using var context = _rig.Open();
            await _rig.Get<SignInGuard>().FailedAsync(context, AccountRules.Normalize(name), NetworkPlace.Of(IPAddress.Parse(place)), Now);
            await context.SaveChangesAsync(Now);
        }
    }
}
