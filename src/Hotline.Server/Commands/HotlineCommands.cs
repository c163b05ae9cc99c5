using System.CommandLine;
using Hotline.Server.Commands.Locales;
using Hotline.Server.Commands.Publishing;

namespace Hotline.Server.Commands;

/// <summary>The whole tree of commands.</summary>
internal static class HotlineCommands
{
    public static RootCommand Create()
    {
        var root = new RootCommand("Hotline: a self-hosted hotline for labour migrants. Without a command it serves.")
        {
            ServeCommand.Create(),
            ChatCommand.Create(),
            CheckCommand.Create(),
            SchemaCommand.Create(),
            GraphCommand.Create(),
            PublishCommand.Create(),
            PublicationsCommand.Create(),
            UnderstandCommand.Create(),
            TrainCommand.Create(),
            LocalesCommand.Create(),
            UsersCommand.Create(),
            ExportCommand.Create(),
            EraseCommand.Create(),
            KeysCommand.Create(),
            MigrateCommand.Create(),
            BackupCommand.Create(),
            DoctorCommand.Create(),
        };
        root.TreatUnmatchedTokensAsErrors = true;
        root.SetAction((_, cancellationToken) => ServeCommand.RunAsync([], cancellationToken));
        return root;
    }
}
