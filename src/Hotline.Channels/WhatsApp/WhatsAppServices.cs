using Hotline.Core.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Hotline.Channels.WhatsApp;

/// <summary>Brings WhatsApp through Meta's Cloud API into the program; nothing while the section <c>WhatsApp</c> is empty.</summary>
public static class WhatsAppServices
{
    /// <summary>
    /// Reads and checks the section <c>WhatsApp</c>. Throws <see cref="Microsoft.Extensions.Options.OptionsValidationException"/> with all faults in plain words.
    /// Needs an <see cref="Core.Conversations.IInbox"/>, an <see cref="IReceipts"/>, an <see cref="IAttachments"/> and an <see cref="IChannelWords"/>.
    /// </summary>
    public static IServiceCollection AddWhatsApp(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        if (WhatsAppOptions.Read(configuration) is not { } options) return services;
        services.AddSingleton(options);
        services.AddSingleton<WhatsAppClient>();
        services.AddSingleton<IMediaSource, WhatsAppFiles>();
        services.AddSingleton<IChannel, WhatsAppChannel>();
        services.AddSingleton<WhatsAppIntake>();
        services.AddSingleton<WhatsAppWebhook>();
        services.AddSingleton<WhatsAppHandshake>();
        services.AddSingleton<ReadMarks>();
        services.AddSingleton<WhatsAppTyping>();
        services.AddSingleton<ITypingSign>(provider => provider.GetRequiredService<WhatsAppTyping>());
        return services.AddHostedService(provider => provider.GetRequiredService<ReadMarks>());
    }

    /// <summary>Maps <c>GET</c> and <c>POST /webhooks/whatsapp</c> when WhatsApp is set up; else nothing.</summary>
    public static IEndpointRouteBuilder MapWhatsApp(this IEndpointRouteBuilder app)
    {
        if (app.ServiceProvider.GetService<WhatsAppWebhook>() is not { } webhook) return app;
        var handshake = app.ServiceProvider.GetRequiredService<WhatsAppHandshake>();
        app.MapGet(WhatsAppWebhook.Path, (HttpRequest request) => handshake.Handle(request));
        app.MapPost(WhatsAppWebhook.Path, webhook.HandleAsync).ShortCircuit();
        return app;
    }
}
