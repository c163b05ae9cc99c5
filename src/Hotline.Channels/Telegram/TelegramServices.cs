using Hotline.Channels.Telegram.Operators;
using Hotline.Core.Channels;
using Hotline.Core.Channels.Operators;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Hotline.Channels.Telegram;

/// <summary>Brings Telegram into the program. Without <c>Telegram:Token</c> there is only a <see cref="TelegramMonitor"/> that says so.</summary>
public static class TelegramServices
{
    /// <summary>
    /// Reads and checks the section <c>Telegram</c>. Throws <see cref="Microsoft.Extensions.Options.OptionsValidationException"/> with all faults in plain words.
    /// Needs an <see cref="Core.Conversations.IInbox"/>.
    /// </summary>
    public static IServiceCollection AddTelegram(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        var options = TelegramOptions.Read(configuration);
        var mode = options is null ? TelegramMode.Off : options.ByWebhook ? TelegramMode.Webhook : TelegramMode.Polling;
        services.AddSingleton(provider => new TelegramMonitor(mode, provider.GetRequiredService<TimeProvider>()));
        if (options is null) return services;

        services.AddSingleton(options);
        services.AddSingleton<TelegramClient>();
        services.AddSingleton<IChannel, TelegramChannel>();
        services.AddSingleton<IMediaSource, TelegramMedia>();
        services.AddSingleton<ITypingSign, TelegramTyping>();
        services.AddSingleton<TelegramIntake>();
        if (options.OperatorsGroup is not null) AddGroup(services, options);
        if (!options.ByWebhook)
        {
            services.AddSingleton<TapAnswers>();
            services.AddHostedService(provider => provider.GetRequiredService<TapAnswers>());
            return services.AddHostedService<TelegramPoller>();
        }

        services.AddSingleton<TelegramWebhook>();
        return services.AddHostedService<TelegramWebhookRegistration>();
    }

    /// <summary>Needs an <see cref="IOperatorsDesk"/> and the <see cref="Core.Conversations.IAccountPace"/>.</summary>
    private static void AddGroup(IServiceCollection services, TelegramOptions options)
    {
        services.AddSingleton(new GroupRules(options.ShowsWords, $"{options.PublicUrl}/desk", options.GroupLanguage));
        services.AddSingleton<GroupPace>();
        services.AddSingleton<IOperatorsGroup, TelegramGroup>();
        services.AddSingleton<GroupIntake>();
        services.AddSingleton<GroupAnswers>();
        services.AddHostedService(provider => provider.GetRequiredService<GroupAnswers>());
    }

    /// <summary>Maps <c>POST /webhooks/telegram</c> when a webhook secret is set; else nothing.</summary>
    public static IEndpointRouteBuilder MapTelegram(this IEndpointRouteBuilder app)
    {
        if (app.ServiceProvider.GetService<TelegramWebhook>() is { } webhook) app.MapPost(TelegramWebhook.Path, webhook.HandleAsync).ShortCircuit();
        return app;
    }
}
