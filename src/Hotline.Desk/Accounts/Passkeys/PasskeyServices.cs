using Hotline.Storage.Casebook.Accounts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Desk.Accounts.Passkeys;

/// <summary>Identity's passkeys on our store.</summary>
internal static class PasskeyServices
{
    public static IServiceCollection AddPasskeys(this IServiceCollection services)
    {
        services.AddIdentityCore<Account>();
        services.AddScoped<PasskeyStore>();
        services.AddScoped<IUserStore<Account>>(static p => p.GetRequiredService<PasskeyStore>());
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.AddScoped<PasskeyCeremonies>();
        services.AddOptions<IdentityPasskeyOptions>().Configure<IConfiguration>(Configure);
        return services;
    }

    private static void Configure(IdentityPasskeyOptions options, IConfiguration configuration)
    {
        var address = Uri.TryCreate(configuration["PublicUrl"], UriKind.Absolute, out var known) ? known : null;
        options.ServerDomain = address?.Host;
        // The device asks for finger, face or PIN, so a passkey is two factors and stands for password and code.
        options.UserVerificationRequirement = "required";
        options.ResidentKeyRequirement = "required";
        options.AttestationConveyancePreference = "none";
        options.AuthenticatorTimeout = EntryPasses.Life;
        options.ValidateOrigin = asked => ValueTask.FromResult(!asked.CrossOrigin && asked.Origin == Origin(address, asked.HttpContext.Request));
    }

    /// <summary>The deployment's own address; without one, that which the browser asked.</summary>
    private static string Origin(Uri? address, HttpRequest request) => address?.GetLeftPart(UriPartial.Authority) ?? $"{request.Scheme}://{request.Host}";
}
