using Hotline.Tests.Contracts;

namespace Hotline.Tests.Storage.Sqlite;

public sealed class SqliteInboxTests : InboxContract
{
    protected override Task<RuntimeUnderTest> OpenAsync() => Task.FromResult<RuntimeUnderTest>(new SqliteUnderTest());
}

public sealed class SqliteConversationStoreTests : ConversationStoreContract
{
    protected override Task<RuntimeUnderTest> OpenAsync() => Task.FromResult<RuntimeUnderTest>(new SqliteUnderTest());
}

public sealed class SqliteOutboxTests : OutboxContract
{
    protected override Task<RuntimeUnderTest> OpenAsync() => Task.FromResult<RuntimeUnderTest>(new SqliteUnderTest());
}

public sealed class SqliteDangerFirstTests : DangerFirstContract
{
    protected override Task<RuntimeUnderTest> OpenAsync() => Task.FromResult<RuntimeUnderTest>(new SqliteUnderTest());
}

public sealed class SqliteJournalTests : JournalContract
{
    protected override Task<RuntimeUnderTest> OpenAsync() => Task.FromResult<RuntimeUnderTest>(new SqliteUnderTest());
}

public sealed class SqliteMailboxTests : MailboxContract
{
    protected override Task<RuntimeUnderTest> OpenAsync() => Task.FromResult<RuntimeUnderTest>(new SqliteUnderTest());
}

public sealed class SqliteErasureTests : ErasureContract
{
    protected override Task<RuntimeUnderTest> OpenAsync() => Task.FromResult<RuntimeUnderTest>(new SqliteUnderTest());
}

public sealed class SqliteTurnModelTests : TurnModelContract
{
    protected override Task<RuntimeUnderTest> OpenAsync() => Task.FromResult<RuntimeUnderTest>(new SqliteUnderTest());
}

public sealed class SqliteArrivalTests : ArrivalContract
{
    protected override Task<RuntimeUnderTest> OpenAsync() => Task.FromResult<RuntimeUnderTest>(new SqliteUnderTest());
}

public sealed class SqlitePaceTests : PaceContract
{
    protected override Task<RuntimeUnderTest> OpenAsync() => Task.FromResult<RuntimeUnderTest>(new SqliteUnderTest());
}

public sealed class SqliteVersionTests : VersionContract
{
    protected override Task<RuntimeUnderTest> OpenAsync() => Task.FromResult<RuntimeUnderTest>(new SqliteUnderTest());
}

public sealed class SqliteReceiptTests : ReceiptContract
{
    protected override Task<RuntimeUnderTest> OpenAsync() => Task.FromResult<RuntimeUnderTest>(new SqliteUnderTest());
}

public sealed class SqliteAddressTests : AddressContract
{
    protected override Task<RuntimeUnderTest> OpenAsync() => Task.FromResult<RuntimeUnderTest>(new SqliteUnderTest());
}

public sealed class SqliteLateFailureTests : LateFailureContract
{
    protected override Task<RuntimeUnderTest> OpenAsync() => Task.FromResult<RuntimeUnderTest>(new SqliteUnderTest());
}
