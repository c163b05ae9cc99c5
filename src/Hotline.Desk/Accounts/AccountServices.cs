using Hotline.Desk.Accounts.Own;
using Hotline.Desk.Accounts.Passkeys;
using Hotline.Desk.Accounts.SecondFactors;
using Hotline.Desk.Accounts.Staff;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Accounts;
using MediatR;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Hotline.Desk.Accounts;

/// <summary>Puts accounts, their ways in and their limits into the desk.</summary>
internal static class AccountServices
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddOptions<DeskOptions>().BindConfiguration("Desk");
        services.AddHttpContextAccessor();
        services.AddSingleton<Passwords>();
        services.AddSingleton<Invitations>();
        services.AddSingleton<EntryPasses>();
        services.AddSingleton<AuthenticatorSeal>();
        services.AddSingleton<AccountFactors>();
        services.AddSingleton<AccountCare>();
        services.AddSingleton<SignInGuard>();
        services.AddSingleton<SignInRate>();
        services.AddSingleton<DeskRate>();
        services.AddSingleton<SessionStarter>();
        services.AddSingleton<StandingSessions>();
        services.AddHostedService(static p => p.GetRequiredService<StandingSessions>());
        services.AddSingleton(static p => new FirstAdministrator(p.GetRequiredService<IDbContextFactory<CasebookContext>>(), p.GetRequiredService<Invitations>()));
        services.AddScoped<DeskEntry>();
        services.AddScoped<OwnPassword>();
        services.AddScoped<SecondFactorRule>();
        services.AddPasskeys();
        AddCookies(services);
        AddEntry(services);
        AddOwn(services);
        AddStaff(services);
        return services;
    }

    private static void AddEntry(IServiceCollection services)
    {
        services.AddScoped<IRequestHandler<SignIn, DeskResult<SignInStep>>, SignInHandler>();
        services.AddScoped<IRequestHandler<SignInCode, DeskResult<SignedIn>>, SignInCodeHandler>();
        services.AddScoped<IRequestHandler<BeginPasskeySignIn, DeskResult<PasskeyQuestion>>, BeginPasskeySignInHandler>();
        services.AddScoped<IRequestHandler<PasskeySignIn, DeskResult<SignedIn>>, PasskeySignInHandler>();
        services.AddScoped<IRequestHandler<SignOut, DeskResult<Nothing>>, SignOutHandler>();
        services.AddScoped<IRequestHandler<Welcome, DeskResult<SignedIn>>, WelcomeHandler>();
        services.AddScoped<IRequestHandler<ReadInvitation, DeskResult<InvitedAs>>, ReadInvitationHandler>();
    }

    private static void AddOwn(IServiceCollection services)
    {
        services.AddScoped<IRequestHandler<ChangeMe, DeskResult<ChangedMe>>, ChangeMeHandler>();
        services.AddScoped<IRequestHandler<ChangePassword, DeskResult<Nothing>>, ChangePasswordHandler>();
        services.AddScoped<IRequestHandler<ReadSessions, DeskResult<IReadOnlyList<SessionCard>>>, ReadSessionsHandler>();
        services.AddScoped<IRequestHandler<EndSession, DeskResult<Nothing>>, EndSessionHandler>();
        services.AddScoped<IRequestHandler<EndOtherSessions, DeskResult<Nothing>>, EndOtherSessionsHandler>();
        services.AddScoped<IRequestHandler<ReadSecondFactor, DeskResult<SecondFactorScreen>>, ReadSecondFactorHandler>();
        services.AddScoped<IRequestHandler<BeginAuthenticator, DeskResult<NewAuthenticator>>, BeginAuthenticatorHandler>();
        services.AddScoped<IRequestHandler<ConfirmAuthenticator, DeskResult<NewRecoveryCodes>>, ConfirmAuthenticatorHandler>();
        services.AddScoped<IRequestHandler<RemoveAuthenticator, DeskResult<Nothing>>, RemoveAuthenticatorHandler>();
        services.AddScoped<IRequestHandler<RenewRecoveryCodes, DeskResult<NewRecoveryCodes>>, RenewRecoveryCodesHandler>();
        services.AddScoped<IRequestHandler<BeginPasskey, DeskResult<PasskeyQuestion>>, BeginPasskeyHandler>();
        services.AddScoped<IRequestHandler<AddPasskey, DeskResult<AddedPasskey>>, AddPasskeyHandler>();
        services.AddScoped<IRequestHandler<NamePasskey, DeskResult<Nothing>>, NamePasskeyHandler>();
        services.AddScoped<IRequestHandler<RemovePasskey, DeskResult<Nothing>>, RemovePasskeyHandler>();
    }

    private static void AddStaff(IServiceCollection services)
    {
        services.AddScoped<IRequestHandler<Invite, DeskResult<NewInvitation>>, InviteHandler>();
        services.AddScoped<IRequestHandler<ReadInvitations, DeskResult<IReadOnlyList<OpenInvitation>>>, ReadInvitationsHandler>();
        services.AddScoped<IRequestHandler<WithdrawInvitation, DeskResult<Nothing>>, WithdrawInvitationHandler>();
        services.AddScoped<IRequestHandler<ReadAccounts, DeskResult<IReadOnlyList<AccountCard>>>, ReadAccountsHandler>();
        services.AddScoped<IRequestHandler<ChangeAccount, DeskResult<AccountCard>>, ChangeAccountHandler>();
        services.AddScoped<IRequestHandler<DisableAccount, DeskResult<ReturnedCases>>, DisableAccountHandler>();
        services.AddScoped<IRequestHandler<EnableAccount, DeskResult<Nothing>>, EnableAccountHandler>();
        services.AddScoped<IRequestHandler<ResetSecondFactor, DeskResult<Nothing>>, ResetSecondFactorHandler>();
        services.AddScoped<IRequestHandler<RenewPassword, DeskResult<NewPassword>>, RenewPasswordHandler>();
    }

    private static void AddCookies(IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("hotline");
        services.AddSingleton<DeskKeySeal>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, DeskKeys>();
        services.AddAuthentication().AddCookie(DeskCookie.Scheme, DeskCookie.Configure);
        services.AddAntiforgery(Configure);
        services.AddOptions<CookieAuthenticationOptions>(DeskCookie.Scheme).Configure<IConfiguration>(static (options, configuration) =>
        {
            if (IsOverTls(configuration)) options.Cookie = new TlsCookie(options.Cookie);
        });
        services.AddOptions<AntiforgeryOptions>().Configure<IConfiguration>(static (options, configuration) =>
        {
            if (IsOverTls(configuration)) options.Cookie = new TlsCookie(options.Cookie);
        });
    }

    private static bool IsOverTls(IConfiguration configuration) =>
        Uri.TryCreate(configuration["PublicUrl"], UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps;

    private static void Configure(AntiforgeryOptions options)
    {
        options.HeaderName = DeskServices.AntiforgeryHeader;
        options.Cookie.Name = "hotline_antiforgery";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        // The program sets this header for every answer, more strictly.
        options.SuppressXFrameOptionsHeader = true;
    }
}
