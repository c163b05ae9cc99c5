using System.CommandLine;
using Hotline.Core.Dialogs.Schema;
using Hotline.Server.Settings;

namespace Hotline.Server.Commands;

/// <summary><c>hotline schema</c>: writes what editors need to complete and check scripts (JSON Schema) into <c>dialogs/schema</c>.</summary>
internal static class SchemaCommand
{
    public static Command Create()
    {
        var command = new Command("schema", "Write the JSON Schemas with which editors complete and check the scripts into dialogs/schema.");
        command.SetAction((_, cancellationToken) => Guarded.RunAsync(() => RunAsync(cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var folder = Path.Combine(ContentFolders.Of(HotlineConfiguration.Read([])).Dialogs, "schema");
        Directory.CreateDirectory(folder);
        foreach (var (name, text) in ScriptSchema.Files)
        {
            var path = Path.Combine(folder, name);
            await File.WriteAllTextAsync(path, text, cancellationToken);
            Console.WriteLine(path);
        }

        return Guarded.Ok;
    }
}
