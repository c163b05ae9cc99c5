using Hotline.Core.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Hotline.Channels.WebChat;

/// <summary>Brings the web chat into the program.</summary>
public static class WebChatServices
{
    /// <summary>Reads the section <c>WebChat</c>, checked at start. Needs an <see cref="Core.Conversations.IInbox"/>, an <see cref="IMailbox"/>, an <see cref="IUploads"/> and an <see cref="IAttachments"/>.</summary>
    public static IServiceCollection AddWebChat(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<WebChatOptions>().BindConfiguration("WebChat").ValidateOnStart();
        services.AddSingleton<IValidateOptions<WebChatOptions>, Check>();
        services.AddSingleton<IChannel, WebChatChannel>();
        services.AddSingleton<WebChatTyping>();
        services.AddSingleton<ITypingSign>(provider => provider.GetRequiredService<WebChatTyping>());
        services.AddSingleton<WebChatRates>();
        services.AddSingleton<WebChatDoor>();
        services.AddSingleton<WebChatEndpoints>();
        services.AddSingleton<WebChatFiles>();
        services.AddSingleton<IMediaSource, WebChatUploads>();
        return services;
    }

    /// <summary>Maps <c>POST /chat/messages</c>, <c>GET /chat/events</c>, <c>POST /chat/files</c>, <c>GET /chat/files/{id}</c> and <c>POST /chat/leave</c>.</summary>
    public static IEndpointRouteBuilder MapWebChat(this IEndpointRouteBuilder app)
    {
        var endpoints = app.ServiceProvider.GetRequiredService<WebChatEndpoints>();
        app.MapPost("/chat/messages", endpoints.PostAsync);
        app.MapGet("/chat/events", endpoints.ListenAsync);
        app.MapPost("/chat/leave", endpoints.LeaveAsync);
        var files = app.ServiceProvider.GetRequiredService<WebChatFiles>();
        app.MapPost("/chat/files", files.PostAsync).WithMetadata(WebChatFiles.Limit);
        app.MapGet("/chat/files/{id}", files.GetAsync);
        return app;
    }

    private sealed class Check : IValidateOptions<WebChatOptions>
    {
        public ValidateOptionsResult Validate(string? name, WebChatOptions options) =>
            options.Fault() is { } words ? ValidateOptionsResult.Fail(words) : ValidateOptionsResult.Success;
    }
}
