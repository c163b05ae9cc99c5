using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Postgres;

/// <summary>Runs what EF runs, once, and tells a database that is away from every other fault. <see cref="CasebookTransactions"/> repeats what met another change.</summary>
internal sealed class PostgresExecution(ExecutionStrategyDependencies dependencies, string where) : IExecutionStrategy
{
    public bool RetriesOnFailure => false;

    public TResult Execute<TState, TResult>(TState state, Func<DbContext, TState, TResult> operation, Func<DbContext, TState, ExecutionResult<TResult>>? verifySucceeded)
    {
        try
        {
            return operation(dependencies.CurrentContext.Context, state);
        }
        catch (Exception fault) when (PostgresFaults.Away(fault, where) is { } away)
        {
            throw new CasebookAwayException(away, fault);
        }
    }

    public async Task<TResult> ExecuteAsync<TState, TResult>(
        TState state,
        Func<DbContext, TState, CancellationToken, Task<TResult>> operation,
        Func<DbContext, TState, CancellationToken, Task<ExecutionResult<TResult>>>? verifySucceeded,
        CancellationToken cancellationToken)
    {
        try
        {
            return await operation(dependencies.CurrentContext.Context, state, cancellationToken);
        }
        catch (Exception fault) when (PostgresFaults.Away(fault, where) is { } away)
        {
            throw new CasebookAwayException(away, fault);
        }
    }
}
