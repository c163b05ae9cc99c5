using System.CommandLine;
using Hotline.Server.Commands.Keys;
using Hotline.Server.Settings;
using Hotline.Storage.Protection;

namespace Hotline.Server.Commands;

/// <summary><c>hotline keys</c>: a first master key, the next one, and the change from one to the other.</summary>
internal static class KeysCommand
{
    public static Command Create()
    {
        var fresh = new Command("new", "Print a new master key for a new deployment. Keep it apart from the data, and keep a copy: without it nothing can be read.");
        fresh.SetAction(_ =>
        {
            Console.WriteLine(MasterKey.NewText());
            return Guarded.Ok;
        });
        var next = new Command("next", "Print a master key that can follow the present one: people stay who they are. deploy/README.md says how to change to it.");
        next.SetAction((_, _) => Guarded.RunAsync(() =>
        {
            var configuration = HotlineConfiguration.Read([]);
            var master = MasterKey.Load(new ProtectionOptions { MasterKey = configuration["Protection:MasterKey"] }, HostFolder.Of(configuration));
            Console.WriteLine(master.NextText());
            return Task.FromResult(Guarded.Ok);
        }));
        return new Command("keys", "Master keys: a first one, the next one, and the change to it.") { fresh, next, RotateCommand.Create() };
    }
}
