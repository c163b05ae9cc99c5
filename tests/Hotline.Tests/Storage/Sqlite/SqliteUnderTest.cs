using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Storage;
using Hotline.Storage.Packing;
using Hotline.Storage.Protection;
using Hotline.Storage.Sqlite;
using Hotline.Tests.Contracts;
using Hotline.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hotline.Tests.Storage.Sqlite;

/// <summary>A SQLite runtime in a folder of its own.</summary>
internal sealed class SqliteUnderTest : RuntimeUnderTest
{
    private readonly TemporaryFolder folder = new();
    private SqliteRuntime? runtime;

    public SqliteUnderTest() => Start();

    public ManualTime Time { get; } = new();

    public override TimeProvider TestClock => Time;

    public override MasterKey Master { get; } = MasterKey.FromText(MasterKey.NewText(), "test");

    public SqliteRuntime Store => runtime ?? throw new InvalidOperationException("The store is stopped.");

    public TemporaryFolder Folder => folder;

    /// <summary>Copies the file as it is now, while the store runs, as <c>hotline backup</c> does.</summary>
    public void CopyTo(string path)
    {
        using var source = SqliteFile.OpenForReading(folder.File(SqliteRuntime.FileName));
        using var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        target.Open();
        source.BackupDatabase(target);
    }

    public override IInbox Inbox => Store.Inbox;

    public override IConversationStore Conversations => Store.Conversations;

    public override IOutbox Outbox => Store.Outbox;

    public override IAccountPace Pace => Store.Pace;

    public override IJournal Journal => Store.Journal;

    public override IMailbox Mailbox => Store.Mailbox;

    public override DateTimeOffset Now => Time.GetUtcNow();

    public override ConversationId IdOf(Address address) => new Pseudonyms(Master).Of(address);

    public override void Advance(TimeSpan by) => Time.Advance(by);

    public override async Task RestartAsync(int? known = null)
    {
        await StopAsync();
        Start(known);
    }

    public async Task StopAsync()
    {
        if (runtime is not null) await runtime.DisposeAsync();
        runtime = null;
    }

    public void Start(int? known = null) =>
        runtime = SqliteRuntime.Open(folder.Path, new RuntimeOptions(), Master, Time, NullLogger<SqliteRuntime>.Instance, new RuntimeFormat(known ?? RuntimeFormat.Newest));

    public override Task<int> EraseAgainAsync(params (ConversationId Conversation, DateTimeOffset At)[] erased) => Store.EraseAgainAsync(erased, TestContext.Current.CancellationToken);

    public override async Task DamageKeyAsync(ConversationId id)
    {
        await StopAsync();
        SqliteTraces.Execute(System.IO.Path.Combine(folder.Path, SqliteRuntime.FileName), $"UPDATE conversation SET key = @bytes WHERE id = '{id.Value}'", new byte[61]);
        Start();
    }

    public override async ValueTask DisposeAsync()
    {
        await StopAsync();
        folder.Dispose();
    }
}
