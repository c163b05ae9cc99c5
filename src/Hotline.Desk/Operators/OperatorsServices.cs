using Hotline.Core.Cases;
using Hotline.Core.Channels.Operators;
using Hotline.Core.Dialogs;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook.Operators;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Desk.Operators;

/// <summary>Puts the desk's side of the operators' group into the program. What runs by itself needs an <see cref="IOperatorsGroup"/>, the rules of cases and the list of sealed matters; the rest does without.</summary>
internal static class OperatorsServices
{
    public static void AddOperators(this IServiceCollection services)
    {
        services.AddScoped<IRequestHandler<ReadLink, DeskResult<LinkCard>>, ReadLinkHandler>();
        services.AddScoped<IRequestHandler<MakeLinkCode, DeskResult<NewLinkCode>>, MakeLinkCodeHandler>();
        services.AddScoped<IRequestHandler<FinishLink, DeskResult<Linked>>, FinishLinkHandler>();
        services.AddScoped<IRequestHandler<EndLink, DeskResult<Nothing>>, EndLinkHandler>();
        services.AddScoped<IRequestHandler<SetNotices, DeskResult<Nothing>>, SetNoticesHandler>();
        services.AddScoped<IRequestHandler<ReadForGroup, DeskResult<GroupPage>>, ReadForGroupHandler>();
        services.AddSingleton<Func<SealedMatters>>(p => () => p.GetRequiredService<NewestPublication>()().Settings.Sealed);
        services.AddSingleton<GroupState>();
        services.AddSingleton<StaffKeys>();
        services.AddSingleton<StaffLinks>();
        services.AddSingleton<LinkCodeBook>();
        services.AddSingleton<MemberRequests>();
        services.AddSingleton<Reminders>();
        services.AddSingleton<TopicBook>();
        services.AddSingleton<TopicWork>();
        services.AddSingleton<TopicNews>();
        services.AddSingleton<GroupTopics>();
        services.AddSingleton<StaffNotices>();
        services.AddSingleton<IOperatorsDesk, OperatorsDesk>();
        services.AddSingleton(p => new OperatorsRound(
            p.GetRequiredService<GroupState>(), p.GetRequiredService<StaffLinks>(), p.GetServices<IOperatorsGroup>(), p.GetRequiredService<GroupTopics>, p.GetRequiredService<StaffNotices>));
    }
}
