using Hotline.Core.Channels;
using Hotline.Core.Messaging;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Channels;

/// <summary>
/// Everything that the program asks of a channel's folder, so that a channel is one line in the list of them (<c>ChannelModules</c>). Stateless and thread-safe; what it brings in keeps its own state.
/// </summary>
public interface IChannelModule
{
    /// <summary>Its name at the doctor: lower case, as its settings' section.</summary>
    string Name { get; }

    /// <summary>The channels that it reaches people on, and what each can show. Of two modules with one channel, the first speaks for it at the keyboard.</summary>
    IReadOnlyDictionary<ChannelId, ChannelAbilities> Channels { get; }

    /// <summary>Every setting that it reads, in the order in which hosts are shown them.</summary>
    IReadOnlyList<Setting> Settings { get; }

    /// <summary>
    /// Brings the channel into the program; nothing while it is not set up. Throws <see cref="Microsoft.Extensions.Options.OptionsValidationException"/> with all faults of its settings in plain words.
    /// </summary>
    void Add(IServiceCollection services, IConfiguration configuration);

    /// <summary>Maps its webhooks and pages, if it was brought in and has any.</summary>
    void Map(IEndpointRouteBuilder routes);

    /// <summary>
    /// Looks at what the host can put right, without disturbing a program that runs with the same settings. Throws
    /// <see cref="Microsoft.Extensions.Options.OptionsValidationException"/> as <see cref="Add"/> does.
    /// </summary>
    Task<IReadOnlyList<ChannelFinding>> LookAsync(IConfiguration configuration, TimeProvider time, CancellationToken cancellationToken);
}
