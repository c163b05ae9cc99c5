using System.Threading.Channels;
using Hotline.Storage.Casebook;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace Hotline.Desk.Accounts;

/// <summary>
/// Whether the sessions behind open event streams stand, asked of the casebook for all of them together: one event wakes every desk at once, and a question for each would keep the casebook from
/// everybody else. Thread-safe.
/// </summary>
internal sealed class StandingSessions(IDbContextFactory<CasebookContext> contexts, TimeProvider clock) : BackgroundService
{
    private readonly Channel<Question> _questions = Channel.CreateUnbounded<Question>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>As it is after this call began. Whoever asks while an answer is under way gets the next one.</summary>
    /// <exception cref="CasebookAwayException">It cannot be known now.</exception>
    public Task<bool> StandsAsync(string sessionId, CancellationToken cancellationToken)
    {
        var question = new Question(sessionId, new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously));
        _questions.Writer.TryWrite(question);
        return question.Answer.Task.WaitAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await _questions.Reader.WaitToReadAsync(stoppingToken))
        {
            var asked = new List<Question>();
            while (_questions.Reader.TryRead(out var question)) asked.Add(question);
            await AnswerAsync(asked, stoppingToken);
        }
    }

    private async Task AnswerAsync(List<Question> asked, CancellationToken cancellationToken)
    {
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            string[] ids = [.. asked.Select(question => question.SessionId).Distinct(StringComparer.Ordinal)];
            var standing = await DeskCookie.StandingAsync(context, ids, clock.GetUtcNow(), cancellationToken);
            foreach (var question in asked) question.Answer.SetResult(standing.Contains(question.SessionId));
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            // Each stream ends as if it had asked by itself.
            foreach (var question in asked) question.Answer.TrySetException(fault);
        }
    }

    private sealed record Question(string SessionId, TaskCompletionSource<bool> Answer);
}
