using System.Collections.Frozen;
using Hotline.Core.Cases;
using Hotline.Core.Channels.Sms;
using Hotline.Core.Conversations;
using Hotline.Core.Localization;
using Hotline.Core.Localization.Lines;
using Hotline.Desk.Cases;
using Hotline.Desk.Overview;
using Hotline.Desk.Keeping;
using Hotline.Desk.Scripts;
using Hotline.Desk.Scripts.Draft;
using Hotline.Desk.Scripts.Lines;
using Hotline.Desk.Scripts.Publishing;
using Hotline.Desk.Scripts.Trying;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Accounts;
using Hotline.Storage.Casebook.Audit;
using Hotline.Storage.Casebook.Cases;
using Hotline.Storage.Casebook.Contacts;
using Hotline.Storage.Casebook.Conversations;
using Hotline.Storage.Casebook.Media;
using Hotline.Storage.Casebook.Retention;

namespace Hotline.Desk.Api;

/// <summary>Says that a text (or each of a list of texts) is one of the codes of <paramref name="of"/>, a key of <see cref="ApiCodes"/>. The API's document then names them.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class CodesAttribute(Type of) : Attribute
{
    public Type Of => of;
}

/// <summary>The closed sets of codes that stand in answers and bodies, by the type that owns them.</summary>
internal static class ApiCodes
{
    public static readonly FrozenDictionary<Type, IReadOnlyList<string>> All = new Dictionary<Type, IReadOnlyList<string>>
    {
        [typeof(Urgency)] = [.. Enum.GetValues<Urgency>().Select(Codes.Of)],
        [typeof(EscalationStep)] = [.. Enum.GetValues<EscalationStep>().Select(Codes.Of)],
        [typeof(ConversationMode)] = [.. Enum.GetValues<ConversationMode>().Select(Codes.Of)],
        [typeof(CaseStatus)] = CaseCard.Statuses,
        [typeof(CaseStand)] = CaseStands.Named,
        [typeof(RevealReasons)] = RevealReasons.All,
        [typeof(LineAuthor)] = [.. Enum.GetValues<LineAuthor>().Select(Line.Speaker)],
        [typeof(FolderLine)] = FolderLine.Deliveries,
        [typeof(MediaState)] = MediaState.Shown,
        [typeof(OutcomeCodes)] = [.. OutcomeCodes.All.Select(o => o.Code)],
        [typeof(ViolationCodes)] = [.. ViolationCodes.All.Select(v => v.Code)],
        [typeof(AuditActs)] = AuditActs.All,
        [typeof(Breakdowns)] = Breakdowns.All,
        [typeof(Role)] = Role.All,
        [typeof(ErasureReasons)] = ErasureReasons.All,
        [typeof(ErasureAnswer)] = ErasureAnswer.States,
        [typeof(RetentionForecast)] = RetentionForecast.Kinds,
        [typeof(RetentionScreen)] = RetentionForecast.Units,
        [typeof(Grant)] = Grant.All,
        [typeof(ScriptFault)] = ScriptFault.Severities,
        [typeof(PublishedEntry)] = PublishedEntry.Acts,
        [typeof(TriedWordings)] = TriedWordings.All,
        [typeof(ReplayStates)] = ReplayStates.All,
        [typeof(ScriptOwners)] = ScriptOwners.All,
        [typeof(ScriptFiles)] = ScriptFiles.Kinds,
        [typeof(LineKind)] = LineCodes.Kinds,
        [typeof(LineState)] = LineState.All,
        [typeof(LineTroubleKind)] = LineCodes.Troubles,
        [typeof(SmsEncoding)] = LineCodes.Encodings,
    }.ToFrozenDictionary();
}
