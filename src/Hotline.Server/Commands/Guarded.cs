using System.Net.Sockets;
using Hotline.Core.Conversations;
using Hotline.Server.Settings;
using Hotline.Storage;
using Hotline.Storage.Casebook;
using Microsoft.Extensions.Options;

namespace Hotline.Server.Commands;

/// <summary>Ends a command with one clear sentence instead of a stack, for everything that the person at the terminal can put right.</summary>
internal static class Guarded
{
    public const int Ok = 0;
    public const int Failed = 1;
    public const int Misused = 2;

    public static async Task<int> RunAsync(Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (OperationCanceledException)
        {
            return Ok;
        }
        catch (Exception e) when (Words(e) is not null)
        {
            await Console.Error.WriteLineAsync($"hotline: {Words(e)}");
            return Failed;
        }
    }

    private static string? Words(Exception e) => e switch
    {
        SettingsException or StoreUnavailableException or StorageStartException or CasebookTooNewException or OptionsValidationException or InvalidDataException => e.Message,
        IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException } =>
            "The address is taken: another program listens on it. Stop that one, or choose another with the setting Urls, for example Urls=http://localhost:8081.",
        SocketException { SocketErrorCode: SocketError.AccessDenied } =>
            "This user may not listen on that port. Choose one above 1024 with the setting Urls, for example Urls=http://localhost:8080.",
        UnauthorizedAccessException => $"{e.Message} Give this user the right to read and write there, or name another folder with the setting Data.",
        _ => null,
    };
}
