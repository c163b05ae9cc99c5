using System.CommandLine;
using Hotline.Channels;
using Hotline.Desk;
using Hotline.Desk.Accounts;
using Hotline.Server.Health;
using Hotline.Server.Pages;
using Hotline.Server.Publishing;
using Hotline.Server.Security;
using Hotline.Server.Settings;
using Hotline.Server.Workers;
using Hotline.Storage;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Contacts;
using Serilog;
using Serilog.Extensions.Logging;

namespace Hotline.Server.Commands;

/// <summary><c>hotline serve</c>: channels, workers and desk in one process.</summary>
internal static class ServeCommand
{
    /// <summary>Longest graceful stop: open requests, turns in hand, then what is being sent. Less than the service unit waits before it kills.</summary>
    private static readonly TimeSpan StopsWithin = TimeSpan.FromSeconds(25);

    public static Command Create()
    {
        var settings = SettingsArgument.Create();
        var command = new Command("serve", "Serve channels, chat and desk (the default). Settings may follow as Name=value.") { settings };
        command.SetAction((result, cancellationToken) => RunAsync(result.Settings(settings), cancellationToken));
        return command;
    }

    public static Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) => Guarded.RunAsync(async () =>
    {
        // Somebody waits for every answer: old objects are collected beside the work wherever that is possible.
        System.Runtime.GCSettings.LatencyMode = System.Runtime.GCLatencyMode.SustainedLowLatency;
        var configuration = HotlineConfiguration.Read(arguments);
        await using var log = LogSetup.Create(configuration, toTerminal: true);
        foreach (var line in SettingsReport.Lines(configuration)) Console.WriteLine($"  {line}");
        // Reading the scripts takes about as long as opening the stores, so the two go side by side. What was published can only be read from an open store.
        var folders = ScriptsOwners.Of(configuration) == ScriptsOwner.Git ? ContentFolders.Of(configuration) : null;
        var reading = folders is null ? null : Task.Run(() => folders.ReadOrThrow(configuration), cancellationToken);
        await using var app = Build(configuration, log, ChannelModules.All);
        Console.WriteLine($"  {await PrepareAsync(app, reading, cancellationToken)}");
        await ServeAsync(app, configuration, cancellationToken);
        return Guarded.Ok;
    });

    private static async Task ServeAsync(WebApplication app, IConfigurationRoot configuration, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
            Warm(app.Services);
            await WelcomeAsync(app, configuration, cancellationToken);
        }
        catch
        {
            // When a taken port ends the start, the workers are running: they end before the stores are closed beneath them.
            await app.StopAsync(CancellationToken.None);
            throw;
        }

        await app.WaitForShutdownAsync(cancellationToken);
    }

    /// <summary>The whole program, not started: a test reads its routes from here, so that no list of them can fall behind.</summary>
    internal static WebApplication Build(IConfigurationRoot configuration, Serilog.Core.Logger log, IReadOnlyList<IChannelModule> channels)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddConfiguration(configuration);
        builder.Logging.ClearProviders().AddSerilog(log)
            // What it would say is below every level that is written; while anybody listens, each request gets an activity and a log scope, which every wait of it then carries.
            .AddFilter<SerilogLoggerProvider>("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        builder.WebHost.UseUrls(configuration["Urls"] ?? "http://localhost:8080");
        builder.WebHost.ConfigureKestrel(RequestLimits.Apply);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = StopsWithin);
        builder.Services.AddSingleton(ChannelModules.TableOf(channels)).AddHotlineCore(configuration).AddHotlineWorkers();
        foreach (var channel in channels) channel.Add(builder.Services, configuration);
        builder.Services.AddDesk().AddSingleton(StudioHome.Of);
        var app = builder.Build();
        app.UseTrustedProxies(configuration);
        app.UseSecurityHeaders();
        app.UseErrorAnswers();
        // Webhooks, whose routes say so (ShortCircuit), go from here straight to their channel: a provider signs each call and has no account.
        app.UseRouting();
        // Here, not before everything where ASP.NET would put it: it asks the casebook, and what it throws must be answered too.
        app.UseAuthentication();
        app.MapHealth();
        app.MapPages();
        foreach (var channel in channels) channel.Map(app);
        app.MapDesk();
        return app;
    }

    /// <summary>Stores first, then the script; only after that the address is opened. Returns a sentence about where the script comes from. <paramref name="reading"/>: the folders, where they are the source.</summary>
    internal static async Task<string> PrepareAsync(WebApplication app, Task<LoadedContent>? reading, CancellationToken cancellationToken)
    {
        // Opening the runtime store takes the folder and knows a wrong key: before the casebook is touched.
        app.Services.GetService<SharedFolder>()?.Take();
        var runtime = app.Services.GetRequiredService<IRuntimeStore>();
        await runtime.OpenAsync(patient: true, cancellationToken);
        await app.Services.GetRequiredService<CasebookMigrator>().MigrateAsync(cancellationToken, patient: true);
        await StorePair.BindAsync(runtime, app.Services.GetRequiredService<ICasebookDatabase>(), cancellationToken);
        await EraseAgainAsync(runtime, app.Services, cancellationToken);
        var scripts = await app.Services.GetRequiredService<PublishedScripts>().StartAsync(reading, cancellationToken);
        await app.Services.GetRequiredService<PublicationLibrary>().UseAsync(scripts.Content.Publication, scripts.Content.Source, cancellationToken, scripts.Number);
        // Reading leaves several times its result behind; nobody waits yet, and afterwards no collection would be as thorough for hours.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return scripts.Words;
    }

    /// <summary>In the background, once the addresses are open: neither the start nor the first person should wait for it.</summary>
    private static void Warm(IServiceProvider services)
    {
        var (readers, newest) = (services.GetRequiredService<Readers>(), services.GetRequiredService<PublicationLibrary>().Newest);
        _ = Task.Run(() => readers.Warm(newest), CancellationToken.None);
    }

    /// <summary>Words for the person at the terminal, once the addresses are open: a link that nothing answers would be lost.</summary>
    private static async Task WelcomeAsync(WebApplication app, IConfigurationRoot configuration, CancellationToken cancellationToken)
    {
        var address = configuration["PublicUrl"] ?? (configuration["Urls"] ?? "http://localhost:8080").Split(';')[0];
        var code = await app.Services.GetRequiredService<FirstAdministrator>().EnsureInvitationAsync(cancellationToken);
        if (FirstAccountLink.Tell(code, address, HostFolder.Of(configuration), toTerminal: !Console.IsOutputRedirected) is { } words) Console.WriteLine(words);
        Console.WriteLine();
        Console.WriteLine($"  Chat  {address}/chat");
        Console.WriteLine($"  Desk  {address}/desk");
        Console.WriteLine();
    }

    /// <summary>A store that comes from a backup may hold people who were erased since: the other one knows them.</summary>
    private static async Task EraseAgainAsync(IRuntimeStore runtime, IServiceProvider services, CancellationToken cancellationToken)
    {
        var casebook = services.GetRequiredService<ContactEraser>();
        await runtime.EraseAgainAsync(await casebook.ErasuresAsync(cancellationToken), cancellationToken);
        await casebook.ReapplyErasuresAsync(await runtime.ErasuresAsync(cancellationToken), cancellationToken);
    }
}
