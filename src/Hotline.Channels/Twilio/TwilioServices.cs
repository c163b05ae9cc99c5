using Hotline.Channels.Twilio.Calls;
using Hotline.Channels.Twilio.Content;
using Hotline.Channels.Twilio.Files;
using Hotline.Channels.Twilio.Receiving;
using Hotline.Channels.Twilio.Reconciling;
using Hotline.Channels.Twilio.Redacting;
using Hotline.Channels.Twilio.Sending;
using Hotline.Core.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Hotline.Channels.Twilio;

/// <summary>Brings SMS and WhatsApp through Twilio into the program, each when its sender is set.</summary>
public static class TwilioServices
{
    /// <summary>
    /// Reads and checks the section <c>Twilio</c>. Throws <see cref="Microsoft.Extensions.Options.OptionsValidationException"/> with all faults in plain words.
    /// Needs an <see cref="Core.Conversations.IInbox"/>, an <see cref="IReceipts"/>, an <see cref="IAttachments"/> and <see cref="IChannelWords"/>.
    /// </summary>
    public static IServiceCollection AddTwilio(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        if (TwilioOptions.Read(configuration) is not { } options) return services;

        services.AddSingleton(options);
        services.AddSingleton(OurNumbers.Of(options));
        services.AddSingleton(provider => new TwilioClient(options, provider.GetRequiredService<TimeProvider>()));
        foreach (var sender in TwilioSender.All(options))
        {
            services.AddSingleton<IChannel>(provider => new TwilioChannel(
                sender, options, provider.GetRequiredService<TwilioClient>(), provider.GetRequiredService<TwilioContents>(), provider.GetRequiredService<IChannelWords>(), provider.GetRequiredService<TwilioFileLink>(),
                provider.GetRequiredService<TwilioUnended>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<TwilioChannel>>()));
        }

        services.AddSingleton<TwilioContents>();
        services.AddSingleton<IMediaSource, TwilioMedia>();
        services.AddSingleton<TwilioFileLink>();
        services.AddSingleton<TwilioFileDoor>();
        services.AddSingleton<TwilioUnended>();
        services.AddSingleton<TwilioRedactor>();
        services.AddSingleton<TwilioIntake>();
        services.AddSingleton<TwilioReconciliation>();
        services.AddSingleton<TwilioWebhook>();
        services.AddHostedService(provider => provider.GetRequiredService<TwilioRedactor>());
        return services.AddHostedService(provider => provider.GetRequiredService<TwilioReconciliation>());
    }

    /// <summary>Maps <c>POST /webhooks/twilio</c>, <c>POST /webhooks/twilio/status</c> and the files that Twilio fetches when Twilio is set up; else nothing.</summary>
    public static IEndpointRouteBuilder MapTwilio(this IEndpointRouteBuilder app)
    {
        if (app.ServiceProvider.GetService<TwilioWebhook>() is not { } webhook) return app;
        app.MapPost(TwilioWebhook.Path, webhook.HandleMessageAsync).ShortCircuit();
        app.MapPost(TwilioCallback.Path, webhook.HandleStatusAsync).ShortCircuit();
        app.MapMethods(TwilioFileLink.Route, [HttpMethods.Get, HttpMethods.Head], app.ServiceProvider.GetRequiredService<TwilioFileDoor>().HandleAsync);
        return app;
    }
}
