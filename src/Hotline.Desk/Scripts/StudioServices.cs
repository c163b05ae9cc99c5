using Hotline.Desk.Requests;
using Hotline.Desk.Scripts.Draft;
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
        services.AddScoped<ScriptDraft>();
        services.AddScoped<IRequestHandler<ReadStudio, DeskResult<StudioScreen>>, ReadStudioHandler>();
        services.AddScoped<IRequestHandler<ReadScriptFile, DeskResult<ScriptFile>>, ReadScriptFileHandler>();
        services.AddScoped<IRequestHandler<WriteScriptFiles, DeskResult<WrittenFiles>>, WriteScriptFilesHandler>();
    }
}
