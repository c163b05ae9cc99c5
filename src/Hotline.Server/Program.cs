using System.CommandLine;
using System.Text;
using Hotline.Server.Commands;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
Console.InputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

var serve = ServeCommand.Create();
var root = new RootCommand("Hotline: a self-hosted hotline for labour migrants. Without a command it serves.")
{
    serve,
    ChatCommand.Create(),
    CheckCommand.Create(),
    UnderstandCommand.Create(),
    LocalesCommand.Create(),
    KeysCommand.Create(),
    MigrateCommand.Create(),
    BackupCommand.Create(),
};
root.TreatUnmatchedTokensAsErrors = true;
root.SetAction((_, cancellationToken) => ServeCommand.RunAsync([], cancellationToken));
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
