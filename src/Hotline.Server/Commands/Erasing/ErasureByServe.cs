using Hotline.Server.Settings;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Audit;
using Hotline.Storage.Casebook.Commands;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Server.Commands.Erasing;

/// <summary>Writes the order where the running <c>serve</c> looks for the desk's commands, and waits until it has carried it out.</summary>
internal sealed class ErasureByServe(IDbContextFactory<CasebookContext> casebook, CommandQueue commands, KnownPeople people, TimeProvider time) : IErasure
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>The running program does it all the time.</summary>
    public Task CatchUpAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task EraseAsync(KnownPerson person, CancellationToken cancellationToken)
    {
        await OrderAsync(person, cancellationToken);
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            while (!await people.GoneAsync(person, either.Token)) await Task.Delay(Look, time, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SettingsException("The order is stored, but the running hotline has not carried it out within a minute. It will, as soon as it works again: look at its log, and run this command again to see.");
        }
    }

    private async Task OrderAsync(KnownPerson person, CancellationToken cancellationToken)
    {
        await using var context = await casebook.CreateDbContextAsync(cancellationToken);
        await context.ChangeAsync(
            async () =>
            {
                foreach (var conversation in person.Conversations) await commands.AddErasureAsync(context, conversation.Value, cancellationToken);
                context.Audit.Add(new AuditEntry { At = time.GetUtcNow(), What = "person_erase" });
                await context.SaveChangesAsync(cancellationToken);
            },
            cancellationToken);
    }
}
