namespace Hotline.Storage.Sqlite;

/// <summary>One write on its way to the writer. Its caller hears of it only after the transaction that holds it is durable, or has failed.</summary>
internal abstract class Write
{
    public abstract void Execute(SqliteSession session);

    /// <summary>Remembers why this write alone failed.</summary>
    public abstract void Failed(Exception fault);

    /// <summary>Tells the caller what came of it.</summary>
    public abstract void Complete();
}

/// <summary>A write that answers with a value.</summary>
internal sealed class Write<T>(Func<SqliteSession, T> work) : Write
{
    private readonly TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? result;
    private Exception? failure;

    public Task<T> Task => done.Task;

    public override void Execute(SqliteSession session) => result = work(session);

    public override void Failed(Exception fault) => failure = fault;

    public override void Complete()
    {
        if (failure is { } fault) done.TrySetException(fault);
        else done.TrySetResult(result!);
    }
}
