using Hotline.Channels.Terminal;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Messaging;
using Hotline.Server.Settings;
using Hotline.Server.Workers;
using Hotline.Storage;
using Hotline.Storage.Casebook;
using Hotline.Storage.Protection;
using Serilog;

namespace Hotline.Server.Commands.Chat;

/// <summary>
/// The parts behind one <see cref="ChatSession"/>: the same runtime store, engine and scripts as <c>serve</c>, with the keyboard as the only channel. Without a data folder
/// everything is gone afterwards; nothing then reads a casebook, so none is made, which halves the start.
/// </summary>
internal sealed class ChatHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly string? _temporary;

    private ChatHost(ServiceProvider services, string? temporary, ChatSession session, ChannelAbilities abilities)
    {
        (_services, _temporary, Session, Abilities) = (services, temporary, session, abilities);
    }

    public ChatSession Session { get; }

    public ChannelAbilities Abilities { get; }

    public static async Task<ChatHost> StartAsync(IConfigurationRoot configured, ChatOptions options, CancellationToken cancellationToken)
    {
        var content = ContentFolders.Of(configured).ReadOrThrow(configured);
        RequireLocale(content.Publication, options.Locale);
        var temporary = options.Data is null ? Directory.CreateTempSubdirectory("hotline-chat-").FullName : null;
        var configuration = new ConfigurationBuilder().AddConfiguration(configured).AddInMemoryCollection([new("Data", options.Data ?? temporary), new("Runtime:Redis", ""), new("Flood:RepliesPerMinute", "0")]).Build();
        var clock = new TerminalClock(options.Now);
        var abilities = ChatCommand.Channels[options.Channel.Value];
        var channel = new TerminalChannel(options.Channel, abilities);
        var services = new ServiceCollection()
            .AddLogging(logging => logging.AddSerilog(LogSetup.Create(configuration, toTerminal: false), dispose: true))
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton<IChannel>(channel)
            .AddHotlineCore(configuration, casebook: temporary is null)
            .BuildServiceProvider();
        // The store first: it takes the folder and knows a wrong key before anything is changed.
        await services.GetRequiredService<IRuntimeStore>().OpenAsync(patient: false, cancellationToken);
        var store = services.GetRequiredService<IConversationStore>();
        if (temporary is null) await services.GetRequiredService<CasebookMigrator>().MigrateAsync(cancellationToken);
        await services.GetRequiredService<PublicationLibrary>().UseAsync(content.Publication, content.Source, cancellationToken);
        var address = new Address(options.Channel, options.Contact);
        var conversation = services.GetRequiredService<Pseudonyms>().Of(address);
        var session = new ChatSession(
            services.GetRequiredService<IInbox>(),
            store,
            services.GetRequiredService<IOutbox>(),
            services.GetRequiredService<TurnProcessor>(),
            services.GetRequiredService<Sender>(),
            channel,
            clock,
            conversation,
            address,
            options.Locale,
            await store.FindAsync(conversation, cancellationToken));
        return new ChatHost(services, temporary, session, abilities);
    }

    /// <summary>A tag, or the bare language of one, as apps name it; a mistyped one must not quietly become another language.</summary>
    private static void RequireLocale(Publication publication, string? locale)
    {
        if (locale is null) return;
        var tags = publication.Settings.Locales.Select(l => l.Tag.Value).ToArray();
        var language = locale.Split('-', '_')[0];
        if (tags.Any(t => t.Split('-')[0].Equals(language, StringComparison.OrdinalIgnoreCase))) return;
        throw new SettingsException($"--locale names '{locale}', which is not spoken here. Choose one of: {string.Join(", ", tags)}.");
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_temporary is not null) Directory.Delete(_temporary, recursive: true);
    }
}
