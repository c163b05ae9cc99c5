using System.CommandLine;
using System.Globalization;
using Hotline.Core.Understanding;
using Hotline.Server.Settings;

namespace Hotline.Server.Commands;

/// <summary><c>hotline understand</c>: a message a line in, <c>locale⇥confidence⇥topic⇥confidence⇥urgency</c> a line out.</summary>
internal static class UnderstandCommand
{
    public static Command Create()
    {
        var command = new Command("understand", "Read one message a line, write language, topic and urgency a line.");
        command.SetAction((_, cancellationToken) => Guarded.RunAsync(() => RunAsync(cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var configuration = HotlineConfiguration.Read([]);
        var publication = ContentFolders.Of(configuration).ReadOrThrow(configuration).Publication;
        var reader = new MessageReader(publication.Understanding);
        while (await Console.In.ReadLineAsync(cancellationToken) is { } line)
        {
            var reading = reader.Read(line);
            await Console.Out.WriteLineAsync(Line(reading).AsMemory(), cancellationToken);
        }

        return Guarded.Ok;
    }

    private static string Line(Reading r) => string.Create(
        CultureInfo.InvariantCulture, $"{r.Locale}\t{r.LocaleConfidence:0.00}\t{r.Topic}\t{r.TopicConfidence:0.00}\t{r.Urgency.ToString().ToLowerInvariant()}");
}
