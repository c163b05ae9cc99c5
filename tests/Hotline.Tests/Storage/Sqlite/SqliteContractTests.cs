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
