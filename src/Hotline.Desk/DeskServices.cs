using Hotline.Desk.Accounts;
using Hotline.Desk.Api;
using Hotline.Desk.Audit;
using Hotline.Desk.Cases;
using Hotline.Desk.Coding;
using Hotline.Desk.Duty;
using Hotline.Desk.Events;
using Hotline.Desk.Helping;
using Hotline.Desk.Keeping;
using Hotline.Desk.Operators;
using Hotline.Desk.Overview;
using Hotline.Desk.Presence;
using Hotline.Desk.Queue;
using Hotline.Desk.Requests;
using Hotline.Desk.Scripts;
using Hotline.Desk.Scripts.Trying;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Export;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Desk;

/// <summary>Puts the desk into the program.</summary>
public static class DeskServices
{
    /// <summary>The header that carries the antiforgery value.</summary>
    public const string AntiforgeryHeader = "X-Hotline-Antiforgery";

    /// <summary>Registers the desk. Needs the casebook (<see cref="CasebookServices.AddCasebook"/>) and the runtime's outbox, for dead letters.</summary>
    public static IServiceCollection AddDesk(this IServiceCollection services)
    {
        AddRequests(services);
        services.AddAccounts();
        services.AddScoped(static p => p.GetRequiredService<IDbContextFactory<CasebookContext>>().CreateDbContext());
        services.AddScoped<EventStream>();
        services.AddApiDocument();
        services.AddOperators();
        services.AddStudio();
        services.AddTrying();
        return services;
    }

    private static void AddRequests(IServiceCollection services)
    {
        services.AddScoped<ServiceFactory>(static p => p.GetRequiredService);
        services.AddScoped<IMediator, Mediator>();
        services.AddScoped<DeskSession>();
        services.AddScoped<FileRoom>();
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(DeskPipeline<,>));
        services.AddScoped<IRequestHandler<ReadQueue, DeskResult<QueueScreen>>, ReadQueueHandler>();
        services.AddScoped<IRequestHandler<TakeNext, DeskResult<CaseCard>>, TakeNextHandler>();
        services.AddScoped<IRequestHandler<ReadDeadLetters, DeskResult<DeadLetterList>>, ReadDeadLettersHandler>();
        services.AddScoped<IRequestHandler<SendAgain, DeskResult<Nothing>>, SendAgainHandler>();
        services.AddScoped<IRequestHandler<SearchCases, DeskResult<CaseList>>, SearchCasesHandler>();
        services.AddScoped<IRequestHandler<ReadLines, DeskResult<LineList>>, ReadLinesHandler>();
        services.AddScoped<IRequestHandler<FindInCase, DeskResult<FoundInCase>>, FindInCaseHandler>();
        services.AddScoped<IRequestHandler<RevealAddress, DeskResult<RevealedAddress>>, RevealAddressHandler>();
        services.AddScoped<IRequestHandler<ReadMine, DeskResult<CaseList>>, ReadMineHandler>();
        services.AddScoped<IRequestHandler<ReadCase, DeskResult<CaseScreen>>, ReadCaseHandler>();
        services.AddScoped<IRequestHandler<TakeCase, DeskResult<CaseCard>>, TakeCaseHandler>();
        services.AddScoped<IRequestHandler<ReplyToCase, DeskResult<CaseCard>>, ReplyToCaseHandler>();
        services.AddScoped<IRequestHandler<MeasureReply, DeskResult<ReplySize>>, MeasureReplyHandler>();
        services.AddScoped<IRequestHandler<ReadFile, DeskResult<OpenedFile>>, ReadFileHandler>();
        services.AddScoped<IRequestHandler<MakeRoomForFile, DeskResult<RoomForFile>>, MakeRoomForFileHandler>();
        services.AddScoped<IRequestHandler<AddFile, DeskResult<AddedFile>>, AddFileHandler>();
        services.AddScoped<IRequestHandler<ReturnCase, DeskResult<CaseCard>>, ReturnCaseHandler>();
        services.AddScoped<IRequestHandler<ReadColleagues, DeskResult<IReadOnlyList<Colleague>>>, ReadColleaguesHandler>();
        services.AddScoped<IRequestHandler<HandOverCase, DeskResult<CaseCard>>, HandOverCaseHandler>();
        services.AddScoped<IRequestHandler<CloseCase, DeskResult<CaseCard>>, CloseCaseHandler>();
        services.AddScoped<IRequestHandler<ReopenCase, DeskResult<CaseCard>>, ReopenCaseHandler>();
        services.AddScoped<IRequestHandler<WriteNote, DeskResult<Nothing>>, WriteNoteHandler>();
        services.AddScoped<IRequestHandler<PinSummary, DeskResult<Nothing>>, PinSummaryHandler>();
        services.AddSingleton<DutySettings>();
        services.AddSingleton<CasePlaces>();
        services.AddSingleton<PresenceBoard>();
        services.AddSingleton<TypingPace>();
        services.AddSingleton<DraftReading>();
        services.AddScoped<IRequestHandler<MarkPresence, DeskResult<Nothing>>, MarkPresenceHandler>();
        services.AddScoped<IRequestHandler<ReadPresence, DeskResult<PresenceAtCase>>, ReadPresenceHandler>();
        services.AddScoped<IRequestHandler<ReadReplies, DeskResult<RepliesForCase>>, ReadRepliesHandler>();
        services.AddScoped<IRequestHandler<ReadCard, DeskResult<CardForCase>>, ReadCardHandler>();
        services.AddScoped<IRequestHandler<ReadShift, DeskResult<ShiftScreen>>, ReadShiftHandler>();
        services.AddScoped<IRequestHandler<StartShift, DeskResult<Nothing>>, StartShiftHandler>();
        services.AddScoped<IRequestHandler<EndShift, DeskResult<Nothing>>, EndShiftHandler>();
        services.AddScoped<IRequestHandler<WriteDutyHours, DeskResult<HoursOfDuty>>, WriteDutyHoursHandler>();
        services.AddScoped<IRequestHandler<ReadCodes, DeskResult<CodeTables>>, ReadCodesHandler>();
        services.AddScoped<IRequestHandler<SetFields, DeskResult<CaseCard>>, SetFieldsHandler>();
        services.AddScoped<IRequestHandler<SetFlag, DeskResult<CaseCard>>, SetFlagHandler>();
        services.AddScoped<IRequestHandler<AddOutcome, DeskResult<CaseCard>>, AddOutcomeHandler>();
        services.AddScoped<IRequestHandler<LowerUrgency, DeskResult<CaseCard>>, LowerUrgencyHandler>();
        services.AddScoped<IRequestHandler<ReadApiDocument, DeskResult<string>>, ReadApiDocumentHandler>();
        services.AddScoped<IRequestHandler<ExportPerson, DeskResult<ExportedPerson>>, ExportPersonHandler>();
        services.AddScoped<IRequestHandler<AskErasure, DeskResult<ErasureAnswer>>, AskErasureHandler>();
        services.AddScoped<IRequestHandler<ReadErasures, DeskResult<IReadOnlyList<WaitingErasure>>>, ReadErasuresHandler>();
        services.AddScoped<IRequestHandler<ConfirmErasure, DeskResult<ErasureAnswer>>, ConfirmErasureHandler>();
        services.AddScoped<IRequestHandler<WithdrawErasure, DeskResult<Nothing>>, WithdrawErasureHandler>();
        services.AddScoped<IRequestHandler<ReadRetention, DeskResult<RetentionScreen>>, ReadRetentionHandler>();
        services.AddScoped<IRequestHandler<ReadAudit, DeskResult<AuditList>>, ReadAuditHandler>();
        services.AddScoped<IRequestHandler<ReadAuditChoices, DeskResult<AuditChoices>>, ReadAuditChoicesHandler>();
        services.AddScoped<IRequestHandler<ReadOverview, DeskResult<OverviewNow>>, ReadOverviewHandler>();
        services.AddScoped<IRequestHandler<ReadTimes, DeskResult<OverviewTimes>>, ReadTimesHandler>();
        services.AddScoped<IRequestHandler<ReadBreakdown, DeskResult<OverviewCases>>, ReadBreakdownHandler>();
        services.AddScoped<IRequestHandler<OpenEvents, DeskResult<CasebookNews>>, OpenEventsHandler>();
    }
}
