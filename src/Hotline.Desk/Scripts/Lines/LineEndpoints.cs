using Hotline.Desk.Requests;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Desk.Scripts.Lines;

/// <summary><c>/api/v1/studio/lines</c>: the texts of a language beside their English.</summary>
internal static class LineEndpoints
{
    public static void Map(RouteGroupBuilder studio)
    {
        studio.MapGet("/lines", static async (string? locale, IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new ReadTextLines(locale), ct)));
        studio.MapPost("/lines", static async (DeskBody<WriteLinesBody> body, IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new WriteTextLines(body.Value?.Locale, body.Value?.Lines), ct)));
        studio.MapPost("/lines/size", static async (DeskBody<LineSizeBody> body, IMediator desk, CancellationToken ct) =>
            DeskAnswers.Of(await desk.Send(new MeasureLine(body.Value?.Locale, body.Value?.Context, body.Value?.Text), ct)));
        studio.MapPost("/lines/cyrillic", static async (DeskBody<TransliterateBody> body, IMediator desk, CancellationToken ct) => DeskAnswers.Of(await desk.Send(new TransliterateLines(body.Value?.Contexts), ct)));
    }

    public static void AddLines(this IServiceCollection services)
    {
        services.AddSingleton<LineReadings>();
        services.AddScoped<LineWriter>();
        services.AddScoped<IRequestHandler<ReadTextLines, DeskResult<LineScreen>>, ReadTextLinesHandler>();
        services.AddScoped<IRequestHandler<WriteTextLines, DeskResult<Nothing>>, WriteTextLinesHandler>();
        services.AddScoped<IRequestHandler<MeasureLine, DeskResult<SizeOfLine>>, MeasureLineHandler>();
        services.AddScoped<IRequestHandler<TransliterateLines, DeskResult<Nothing>>, TransliterateLinesHandler>();
    }
}
