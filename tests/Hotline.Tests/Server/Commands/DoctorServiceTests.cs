using Hotline.Server.Commands.Doctor;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Hotline.Tests.Server.Commands;

/// <summary>What the doctor learns from the service that runs beside it.</summary>
public sealed class DoctorServiceTests
{
    [Fact]
    public async Task A_provider_that_the_service_leaves_alone_is_shown_and_one_that_works_is_not()
    {
        await using var service = await StartAsync("sms: down since 2026-11-22 18:00:00Z, replies wait, next try in 5 s\ntelegram: working\nwhatsapp: asked us to wait, 30 s more\n");
        var findings = await LookAsync(service.Urls.Single());
        Assert.Equal([Verdict.Ok, Verdict.Warn, Verdict.Warn], findings.Select(finding => finding.Verdict));
        Assert.Contains("sms: down since", findings[1].Words, StringComparison.Ordinal);
        Assert.Contains("whatsapp: asked us to wait", findings[2].Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_service_nothing_is_known_of_its_providers()
    {
        string address;
        await using (var service = await StartAsync("")) address = service.Urls.Single();
        Assert.Equal(Verdict.Warn, Assert.Single(await LookAsync(address)).Verdict);
    }

    private static Task<IReadOnlyList<Finding>> LookAsync(string address) =>
        OutsideCheck.ServiceAsync(new ConfigurationBuilder().AddInMemoryCollection([new("Urls", address)]).Build(), TestContext.Current.CancellationToken);

    private static async Task<WebApplication> StartAsync(string providers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGet("/health/ready", () => Results.Text("ready\n"));
        app.MapGet("/health/providers", () => Results.Text(providers));
        await app.StartAsync();
        return app;
    }
}
