using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Operators;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Operators;

/// <summary>How it stands with one's own account in the group.</summary>
internal sealed record ReadLink : IDeskRequest<LinkCard>
{
    public Permission Needs => Permission.SignedIn;

    public string? Audit => null;
}

/// <summary>A one-time code to send to the bot.</summary>
internal sealed record MakeLinkCode : IDeskRequest<NewLinkCode>
{
    public Permission Needs => Permission.SignedIn;

    public string? Audit => "telegram_code";
}

/// <summary>What a member sent to the bot: the code shows whose account is theirs. Nobody is signed in there; the code is the proof.</summary>
internal sealed record FinishLink(string Code, string Member) : IDeskRequest<Linked>
{
    public Permission Needs => Permission.Anyone;

    public string? Audit => "telegram_linked";
}

/// <summary>Ends the link of one's own account; also when there is none.</summary>
internal sealed record EndLink : IDeskRequest<Nothing>
{
    public Permission Needs => Permission.SignedIn;

    public string? Audit => "telegram_unlinked";
}

/// <summary>Whether one is told in private that somebody waits too long.</summary>
internal sealed record SetNotices(bool On) : IDeskRequest<Nothing>
{
    public Permission Needs => Permission.SignedIn;

    public string? Audit => "telegram_notices";
}

/// <summary><c>Enabled</c>: there is a group. <c>Bot</c>: the bot's user name, null until somebody asked Telegram. Nothing of the member's own account there is ever told.</summary>
internal sealed record LinkCard(bool Enabled, string? Bot, bool Linked, DateTimeOffset? Since, bool Notices);

/// <summary>Goes to the bot as <c>/start CODE</c>, in private or in the group. <c>Address</c> does that by itself; null while nobody knows the bot's name.</summary>
internal sealed record NewLinkCode(string Code, string? Address, DateTimeOffset ExpiresAt);

/// <summary>Whose account it is, by the name that colleagues see.</summary>
internal sealed record Linked(string Alias);

/// <summary>Handles <see cref="ReadLink"/>.</summary>
internal sealed class ReadLinkHandler(CasebookContext context, StaffLinks links, GroupState state, DeskSession session) : IRequestHandler<ReadLink, DeskResult<LinkCard>>
{
    public async Task<DeskResult<LinkCard>> Handle(ReadLink request, CancellationToken cancellationToken)
    {
        var link = (await links.OfAsync(context, session.Operator.Id, cancellationToken))?.Link;
        return DeskResult<LinkCard>.Ok(new LinkCard(state.Enabled, state.Bot, link is not null, link?.Since, link?.Notices == true));
    }
}

/// <summary>Handles <see cref="MakeLinkCode"/>.</summary>
internal sealed class MakeLinkCodeHandler(CasebookContext context, LinkCodeBook codes, GroupState state, DeskSession session) : IRequestHandler<MakeLinkCode, DeskResult<NewLinkCode>>
{
    private static readonly DeskError Off = DeskError.Conflict("telegram_off", "There is no operators' group in Telegram here. Whoever runs the server can set Telegram:OperatorsGroup.");

    public async Task<DeskResult<NewLinkCode>> Handle(MakeLinkCode request, CancellationToken cancellationToken)
    {
        if (!state.Enabled) return Off;
        var (code, expires) = await codes.AddAsync(context, session.Operator, cancellationToken);
        return DeskResult<NewLinkCode>.Ok(new NewLinkCode(code, state.Bot is { } bot ? $"https://t.me/{bot}?start={code}" : null, expires));
    }
}

/// <summary>Handles <see cref="FinishLink"/>. A member has one account, an account one member: the newest holds.</summary>
internal sealed class FinishLinkHandler(CasebookContext context, LinkCodeBook codes, StaffKeys keys, TimeProvider clock) : IRequestHandler<FinishLink, DeskResult<Linked>>
{
    private static readonly DeskError Unknown = new(StatusCodes.Status401Unauthorized, "code_unknown", GroupWords.CodeUnknown);

    public async Task<DeskResult<Linked>> Handle(FinishLink request, CancellationToken cancellationToken)
    {
        if (await codes.SpendAsync(context, request.Code, cancellationToken) is not { } account) return Unknown;
        var pseudonym = keys.Pseudonym(request.Member);
        await context.StaffLinks.Where(l => l.AccountId == account.Id || l.Pseudonym == pseudonym).ExecuteDeleteAsync(cancellationToken);
        context.StaffLinks.Add(new StaffLink
        {
            AccountId = account.Id,
            Pseudonym = pseudonym,
            SealedMember = keys.Seal(account.Id, request.Member),
            SecurityStamp = account.SecurityStamp,
            Since = clock.GetUtcNow(),
        });
        return DeskResult<Linked>.Ok(new Linked(account.Alias), accountId: account.Id);
    }
}

/// <summary>Handles <see cref="EndLink"/>.</summary>
internal sealed class EndLinkHandler(CasebookContext context, StaffLinks links, DeskSession session) : IRequestHandler<EndLink, DeskResult<Nothing>>
{
    public async Task<DeskResult<Nothing>> Handle(EndLink request, CancellationToken cancellationToken)
    {
        var me = session.Operator.Id;
        await context.StaffLinks.Where(l => l.AccountId == me).ExecuteDeleteAsync(cancellationToken);
        await context.LinkCodes.Where(c => c.AccountId == me).ExecuteDeleteAsync(cancellationToken);
        return DeskResult<Nothing>.Ok(null) with { Outside = async cancellation => { await links.RefreshAsync(cancellation); return null; } };
    }
}

/// <summary>Handles <see cref="SetNotices"/>.</summary>
internal sealed class SetNoticesHandler(CasebookContext context, DeskSession session) : IRequestHandler<SetNotices, DeskResult<Nothing>>
{
    private static readonly DeskError NotLinked = DeskError.Conflict("not_linked", "Link your Telegram account first.");

    public async Task<DeskResult<Nothing>> Handle(SetNotices request, CancellationToken cancellationToken)
    {
        var (me, stamp, on) = (session.Operator.Id, session.Operator.SecurityStamp, request.On);
        var set = await context.StaffLinks.Where(l => l.AccountId == me && l.SecurityStamp == stamp).ExecuteUpdateAsync(link => link.SetProperty(l => l.Notices, on), cancellationToken);
        return set == 1 ? DeskResult<Nothing>.Ok(null) : NotLinked;
    }
}
