using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Dialogs.Playing;
using Hotline.Server.Health;
using Hotline.Server.Publishing;
using Hotline.Server.Settings;
using Hotline.Server.Workers;
using Hotline.Server.Workers.Sending;
using Hotline.Storage;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Rotation;
using Hotline.Storage.Redis;
using Hotline.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Hotline.Server;

/// <summary>What every command that touches conversations is made of. A new store is one line here, a new channel one in <see cref="ChannelModules"/>.</summary>
internal static class Composition
{
    /// <summary>Without a <paramref name="casebook"/> nothing outlives the runtime store: for a conversation that is thrown away.</summary>
    public static IServiceCollection AddHotlineCore(this IServiceCollection services, IConfiguration configuration, bool casebook = true)
    {
        services.AddSingleton(configuration);
        services.TryAddSingleton(ChannelModules.Table);
        if (string.IsNullOrEmpty(configuration["Runtime:Redis"])) services.AddSqliteRuntime();
        else services.AddRedisRuntime();
        services.AddSingleton(RetentionSettings.Read(configuration).Options);
        if (casebook) services.AddCasebook().AddSingleton<KeyRotation>().AddSingleton<PublicationArchive>().AddSingleton<PublishedScripts>();
        services.AddSingleton<HotlineMetrics>();
        services.AddSingleton<IInbox>(provider => Door(provider, provider.GetRequiredService<IRuntimeStore>().Inbox));
        services.AddSingleton(new Workforce(new WorkerId(Guid.NewGuid().ToString("N"))));
        services.AddSingleton<PublicationLibrary>();
        services.AddSingleton<NewestPublication>(provider => () => provider.GetRequiredService<PublicationLibrary>().Newest);
        services.AddSingleton(CaseSettings.Read(configuration).Rules);
        services.AddSingleton<DutyBook>();
        services.AddSingleton<SurroundingsSource>();
        services.AddSingleton<IChannelWords, PublicationWords>();
        services.AddSingleton<LearntFiles>();
        services.AddSingleton<Readers>();
        services.AddSingleton<MessageReading>(provider => provider.GetRequiredService<Readers>().Of);
        services.AddSingleton<KeyedNames>();
        // Straight to the store: the program's own inbox plays turns at once, and those make letters.
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<WithinChannel>(provider, provider.GetRequiredService<IRuntimeStore>().Inbox));
        services.AddSingleton<IChannel>(provider => provider.GetRequiredService<WithinChannel>());
        services.AddSingleton<TurnProcessor>();
        services.AddSingleton<ProviderAccounts>();
        services.AddSingleton<AddressMarks>();
        services.AddSingleton<TakenMarks>();
        services.AddSingleton<DeliveryTries>();
        services.AddSingleton<Sender>();
        services.AddSingleton<IReceipts, Receipts>();
        services.AddSingleton<ICourtesies, Courtesies>();
        return services;
    }

    public static IServiceCollection AddHotlineWorkers(this IServiceCollection services)
    {
        services.AddSingleton<SendQueue>();
        services.AddSingleton<Readiness>();
        services.AddSingleton<TurnWorker>();
        // Workers stop in the opposite order: turns first, and then what they gave to send.
        services.AddHostedService<SendWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<TurnWorker>());
        // Where there are workers, what comes in has its turn at once.
        services.AddSingleton<IInbox>(provider => Door(provider, ActivatorUtilities.CreateInstance<PromptInbox>(provider, provider.GetRequiredService<IRuntimeStore>().Inbox)));
        services.AddHostedService<OutboxWorker>();
        services.AddHostedService<ProjectorWorker>();
        services.AddHostedService<CommandWorker>();
        services.AddSingleton<MediaFetcher>();
        services.AddHostedService<MediaWorker>();
        services.AddHostedService<MediaCareWorker>();
        services.AddHostedService<DutyWorker>();
        services.AddHostedService<PublicationWorker>();
        services.AddHostedService<CaseClockWorker>();
        services.AddHostedService<RetentionWorker>();
        services.AddHostedService<KeyRotationWorker>();
        services.AddHostedService<OperatorsGroupWorker>();
        services.AddHostedService<TypingWorker>();
        return services;
    }

    /// <summary>What stands before every inbox, whatever stands behind it.</summary>
    private static PartingInbox Door(IServiceProvider provider, IInbox inbox) =>
        new(new CountedInbox(inbox, provider.GetRequiredService<HotlineMetrics>()), provider.GetRequiredService<PublicationLibrary>());
}
