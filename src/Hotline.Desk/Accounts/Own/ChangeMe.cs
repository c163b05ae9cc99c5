using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Schema;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Accounts.Own;

/// <summary>How people see one, and in which languages one answers; null leaves it as it is.</summary>
internal sealed record ChangeMe(string? Alias, IReadOnlyList<string>? Languages) : IDeskRequest<ChangedMe>
{
    public Permission Needs => Permission.SignedIn;

    public string? Audit => "account_change_own";
}

/// <summary>It was done; who one is now says the session.</summary>
internal sealed record ChangedMe;

/// <summary>Handles <see cref="ChangeMe"/>.</summary>
internal sealed class ChangeMeHandler(CasebookContext context, DeskSession session) : IRequestHandler<ChangeMe, DeskResult<ChangedMe>>
{
    public async Task<DeskResult<ChangedMe>> Handle(ChangeMe request, CancellationToken cancellationToken)
    {
        var id = session.Operator.Id;
        if (request.Alias is { } wanted && await Aliases.IsTakenAsync(context, wanted, id, cancellationToken)) return AccountRules.AliasTaken;
        var account = await context.Accounts.Where(a => a.Id == id).LockedToChange().SingleAsync(cancellationToken);
        var alias = request.Alias?.Trim() ?? account.Alias;
        var languages = request.Languages ?? account.Languages;
        if ((AccountRules.Alias(alias) ?? AccountRules.Languages(languages, account.Roles)) is { } words) return DeskError.Invalid(words);
        (account.Alias, account.Languages) = (alias, [.. languages.Distinct(StringComparer.Ordinal)]);
        session.Enter(account, session.SessionId!);
        return DeskResult<ChangedMe>.Ok(new ChangedMe());
    }
}
