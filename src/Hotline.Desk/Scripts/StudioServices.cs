using Hotline.Desk.Requests;
using Hotline.Desk.Scripts.Draft;
using Hotline.Desk.Scripts.Funnels;
using Hotline.Desk.Scripts.Lines;
using Hotline.Desk.Scripts.Publishing;
using Hotline.Desk.Scripts.Unknown;
using Hotline.Storage.Casebook.Funnels;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Desk.Scripts;

/// <summary>Puts the studio into the desk. The program registers a <see cref="ScriptsHome"/>.</summary>
internal static class StudioServices
{
    public static void AddStudio(this IServiceCollection services)
    {
        services.AddSingleton<ScriptReadings>();
        services.AddSingleton<CurrentScripts>();
        services.AddSingleton<ScriptChecks>();
        services.AddScoped<ScriptDraft>();
        services.AddScoped<IRequestHandler<ReadStudio, DeskResult<StudioScreen>>, ReadStudioHandler>();
        services.AddScoped<IRequestHandler<ReadScriptFile, DeskResult<ScriptFile>>, ReadScriptFileHandler>();
        services.AddScoped<IRequestHandler<ReadPatch, DeskResult<string>>, ReadPatchHandler>();
        services.AddScoped<IRequestHandler<WriteScriptFiles, DeskResult<WrittenFiles>>, WriteScriptFilesHandler>();
        services.AddScoped<IRequestHandler<DiscardFiles, DeskResult<Nothing>>, DiscardFilesHandler>();
        services.AddScoped<IRequestHandler<WithdrawDialog, DeskResult<WrittenFiles>>, WithdrawDialogHandler>();
        services.AddScoped<IRequestHandler<CheckDraft, DeskResult<CheckedDraft>>, CheckDraftHandler>();
        services.AddScoped<IRequestHandler<ReadChanges, DeskResult<ScriptChanges>>, ReadChangesHandler>();
        services.AddScoped<IRequestHandler<TryPublish, DeskResult<Nothing>>, TryPublishHandler>();
        services.AddScoped<IRequestHandler<PublishDraft, DeskResult<PublishedEntry>>, PublishDraftHandler>();
        services.AddScoped<IRequestHandler<ReadPublications, DeskResult<PublicationHistory>>, ReadPublicationsHandler>();
        services.AddScoped<IRequestHandler<RollBack, DeskResult<PublishedEntry>>, RollBackHandler>();
        services.AddScoped<IRequestHandler<ReadFunnel, DeskResult<FunnelScreen>>, ReadFunnelHandler>();
        services.AddSingleton<UnknownAnswers>();
        services.AddScoped<IRequestHandler<ReadUnknownAnswers, DeskResult<UnknownScreen>>, ReadUnknownAnswersHandler>();
        services.AddScoped<IRequestHandler<SetAnswerAside, DeskResult<Nothing>>, SetAnswerAsideHandler>();
        services.AddLines();
    }
}
