using Hotline.Desk.Requests;
using Hotline.Storage.Casebook.Conversations;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Desk.Scripts.Trying;

/// <summary>Trying a draft: on a phone, with its tests, and with what people answered. <c>/api/v1/studio/preview</c>, <c>tests</c> and <c>replay</c>.</summary>
internal static class TryingServices
{
    public static void AddTrying(this IServiceCollection services)
    {
        services.AddSingleton<ToldTalks>();
        services.AddSingleton<ReplayJobs>();
        services.AddScoped<IRequestHandler<TryScript, DeskResult<TriedScript>>, TryScriptHandler>();
        services.AddScoped<IRequestHandler<PlayTests, DeskResult<PlayedTests>>, PlayTestsHandler>();
        services.AddScoped<IRequestHandler<StartReplay, DeskResult<ReplayScreen>>, StartReplayHandler>();
        services.AddScoped<IRequestHandler<ReadReplay, DeskResult<ReplayScreen>>, ReadReplayHandler>();
        services.AddScoped<IRequestHandler<StopReplay, DeskResult<Nothing>>, StopReplayHandler>();
    }

    public static void Map(RouteGroupBuilder api)
    {
        var studio = api.MapGroup("/studio");
        studio.MapPost("/preview", static async (DeskBody<TryBody> body, IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new TryScript(body.Value), ct)));
        studio.MapPost("/tests", static async (IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new PlayTests(), ct)));
        studio.MapPost("/replay", static async (DeskBody<StartReplayBody> body, IMediator desk, CancellationToken ct) => DeskAnswers.Accepted(await desk.Send(new StartReplay(body.Value?.Conversations ?? 0), ct)));
        studio.MapGet("/replay/{id}", static async (string id, IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new ReadReplay(id), ct)));
        studio.MapPost("/replay/{id}/stop", static async (string id, IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new StopReplay(id), ct)));
    }
}
