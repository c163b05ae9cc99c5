using System.Net;
using Hotline.Core.Cases;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Dialogs.Playing;
using Hotline.Desk;
using Hotline.Desk.Accounts;
using Hotline.Desk.Scripts;
using Hotline.Server;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Accounts;
using Hotline.Storage.Casebook.Commands;
using Hotline.Storage.Casebook.Journal;
using Hotline.Storage.Protection;
using Hotline.Tests.Dialogs;
using Hotline.Tests.Dialogs.Publishing;
using Hotline.Tests.Storage.Casebook.Postgres;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hotline.Tests.Support;

/// <summary>The desk's API as the program maps it, on a real casebook in a folder of its own.</summary>
internal sealed class DeskRig : IAsyncDisposable
{
    public const string Password = "корова прыгает через луну";

    /// <summary>Hashing is slow on purpose, and tests sign in hundreds of times. <c>AccountTests</c> looks at what the desk does without this.</summary>
    private const int QuickHash = 1_000;

    private static readonly Lazy<string> Hash = new(() => new Passwords(Options.Create(new PasswordHasherOptions { IterationCount = QuickHash })).Hash(Password));

    private const string PlaceHeader = "X-Test-Place";

    private readonly WebApplication _app;
    private readonly bool _ownsFolder;
    private readonly LentDatabase? _database;

    private DeskRig(WebApplication app, TemporaryFolder folder, bool ownsFolder, LentDatabase? database) => (_app, Folder, _ownsFolder, _database) = (app, folder, ownsFolder, database);

    public TemporaryFolder Folder { get; }

    public ManualTime Clock => (ManualTime)Get<TimeProvider>();

    public MemoryJournal Journal => (MemoryJournal)Get<IJournal>();

    public MemoryOutbox Outbox => (MemoryOutbox)Get<IOutbox>();

    public MemoryInbox Inbox { get; } = new();

    /// <summary>The channel of every person here.</summary>
    public ScriptedChannel Channel => (ScriptedChannel)Get<IChannel>();

    /// <summary>Every endpoint of the desk, as mapped.</summary>
    public IReadOnlyList<RouteEndpoint> Endpoints => [.. _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    /// <summary>With <paramref name="postgres"/> the casebook is on PostgreSQL. <paramref name="with"/> adds what a test needs besides.</summary>
    public static async Task<DeskRig> StartAsync(
        TemporaryFolder? folder = null, string? publicUrl = null, PostgresHouse? postgres = null, Action<IServiceCollection>? with = null, params KeyValuePair<string, string?>[] settings)
    {
        var own = folder is null;
        folder ??= new TemporaryFolder();
        var database = postgres is null ? null : await postgres.LendAsync();
        if (database is null) await EmptyCasebook.PutAsync(folder);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        builder.Configuration.AddInMemoryCollection([new("Data", folder.Path), new("PublicUrl", publicUrl), .. settings]);
        if (database is not null) builder.Configuration.AddInMemoryCollection([new("Casebook:Postgres", database.Connection), new("Protection:MasterKey", MasterKey.NewText())]);
        builder.Services.AddSingleton<TimeProvider>(new ManualTime());
        builder.Services.AddSingleton<IJournal>(new MemoryJournal());
        builder.Services.AddSingleton<IOutbox>(new MemoryOutbox());
        builder.Services.AddSingleton<IChannel>(new ScriptedChannel(rates: null));
        builder.Services.AddSingleton<NewestPublication>(static () => Shipped.Publication);
        builder.Services.AddSingleton(ChannelModules.Table);
        builder.Services.AddSingleton<MessageReading>(static _ => Shipped.Reader.Read);
        builder.Services.AddCasebook();
        builder.Services.AddDesk();
        builder.Services.AddSingleton(new ScriptsHome(IsServer: true, static () => WagesScripts.Source(), WagesScripts.Options));
        with?.Invoke(builder.Services);
        builder.Services.Configure<PasswordHasherOptions>(static options => options.IterationCount = QuickHash);
        var app = builder.Build();
        app.Use(PlaceAsync);
        app.MapDesk();
        await app.Services.GetRequiredService<CasebookMigrator>().MigrateAsync(TestContext.Current.CancellationToken);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new DeskRig(app, folder, own, database);
    }

    public T Get<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    public CasebookContext Open() => Get<IDbContextFactory<CasebookContext>>().CreateDbContext();

    /// <summary>A page that nobody is signed in at, somewhere on the network; it asks for these languages.</summary>
    public DeskClient Client(string place = "192.0.2.1", string? languages = null)
    {
        var http = _app.GetTestServer().CreateClient();
        http.DefaultRequestHeaders.Add(PlaceHeader, place);
        return new DeskClient(http) { Languages = languages };
    }

    /// <summary>A client whose account has these roles, signed in.</summary>
    public async Task<DeskClient> SignedInAsync(string name, params string[] roles)
    {
        await using (var context = Open())
        {
            context.Accounts.Add(NewAccount("account-" + name, name, roles, Clock.GetUtcNow()));
            await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var client = Client();
        await client.MeAsync();
        var answer = await client.PostAsync("sign-in", new { name, password = Password });
        Assert.Equal(200, answer.Status);
        return client;
    }

    /// <summary>An account with the password of all.</summary>
    public static Account NewAccount(string id, string name, IReadOnlyList<string> roles, DateTimeOffset now) => new()
    {
        Id = id,
        Name = name,
        NormalizedName = AccountRules.Normalize(name),
        Alias = name,
        Roles = roles,
        Languages = ["ru", "tg"],
        PasswordHash = Hash.Value,
        SecurityStamp = "stamp",
        CreatedAt = now,
    };

    /// <summary>Gives an account what its roles do not.</summary>
    public async Task GrantAsync(string name, params string[] grants)
    {
        await using var context = Open();
        (await context.Accounts.SingleAsync(a => a.Name == name, TestContext.Current.CancellationToken)).Grants = grants;
        await context.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>A person writes and waits.</summary>
    public async Task OpenCaseAsync(int person, string id, Urgency urgency = Urgency.Normal, string language = "ru")
    {
        Journal.Write(Turns.Person(person), Turns.Wrote($"m-{id}", "Мне не платят", Turns.Start, Turns.Bot($"d-{id}", "Когда платили?", "Никогда")).WithCase(Turns.Case(id, urgency, language)));
        await ProjectAsync();
    }

    /// <summary>They write on, and the case is as urgent as that now.</summary>
    public async Task RaiseAsync(int person, string id, Urgency urgency)
    {
        Journal.Write(Turns.Person(person), Turns.Wrote($"raised-{id}", "Помогите", Clock.GetUtcNow()).WithCase(Turns.Case(id, urgency)));
        await ProjectAsync();
    }

    public async Task ProjectAsync()
    {
        while (await Get<JournalProjector>().ProjectAsync(TestContext.Current.CancellationToken) > 0)
        {
        }
    }

    public Task<int> DeliverAsync() => Get<CommandQueue>().DeliverAsync(Inbox, TestContext.Current.CancellationToken);

    /// <summary>The test server knows no network: the header stands in for the address that a socket would have.</summary>
    private static Task PlaceAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Headers[PlaceHeader] is [{ } place]) context.Connection.RemoteIpAddress = IPAddress.Parse(place);
        return next(context);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (_ownsFolder) Folder.Dispose();
    }
}
