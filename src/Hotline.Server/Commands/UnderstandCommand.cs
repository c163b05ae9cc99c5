using System.CommandLine;
using System.Globalization;
using System.Text;
using Hotline.Core.Understanding;
using Hotline.Core.Understanding.Classification;
using Hotline.Server.Commands.Understanding;
using Hotline.Server.Settings;
using Hotline.Server.Workers;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hotline.Server.Commands;

/// <summary>
/// <c>hotline understand</c>: a message a line in, <c>locale⇥confidence⇥topic⇥confidence⇥urgency</c> a line out, as many as come; a topic that only the lists name is <c>other</c>. With <c>--evaluate FILE.tsv</c>: how the labelled messages of
/// a file are understood. With <c>--explain</c>: below each line, what decided.
/// </summary>
internal static class UnderstandCommand
{
    private const int Buffer = 1 << 16;

    public static Command Create()
    {
        var evaluate = new Option<string?>("--evaluate") { Description = "A file of labelled messages (topic, language, text, urgency; tabs between; a fifth column hard marks hard negatives): print how many are understood, and what the others are taken for." };
        var explain = new Option<bool>("--explain") { Description = "Below each line, what decided: the phrases of the lists and the words that weighed most." };
        var holdBack = new Option<bool>("--hold-back") { Description = "Take each fifth of the examples out in turn, learn from the rest, and print how those are understood." };
        var command = new Command("understand", "Read one message a line, write language, topic and urgency a line.") { evaluate, explain, holdBack };
        command.SetAction((result, cancellationToken) => Guarded.RunAsync(() => RunAsync(result.GetValue(evaluate), result.GetValue(explain), result.GetValue(holdBack), cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(string? file, bool explain, bool holdBack, CancellationToken cancellationToken)
    {
        var configuration = HotlineConfiguration.Read([]);
        var publication = ContentFolders.Of(configuration).ReadOrThrow(configuration).Publication;
        if (holdBack)
        {
            await Console.Out.WriteAsync(HeldBack(publication.Understanding).AsMemory(), cancellationToken);
            return Guarded.Ok;
        }

        var reader = LearntFiles.OfProgram(NullLogger<LearntFiles>.Instance).Reader(publication.Understanding);
        if (file is null) await UnderstandAsync(explain ? Explained(reader) : text => Line(reader.Read(text)), cancellationToken);
        else await Console.Out.WriteAsync(Evaluated(reader, publication.Understanding, file).AsMemory(), cancellationToken);
        return Guarded.Ok;
    }

    /// <summary>Answers when there is nothing more to read for now: at once to a person who types, in large pieces to a file that comes through.</summary>
    private static async Task UnderstandAsync(Func<string, string> understand, CancellationToken cancellationToken)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        await using var input = Console.OpenStandardInput();
        var lines = new Utf8Lines(input);
        await using var answers = new StreamWriter(Console.OpenStandardOutput(), utf8, Buffer);
        while (true)
        {
            var next = lines.NextAsync(cancellationToken);
            if (!next.IsCompleted) await answers.FlushAsync(cancellationToken);
            if (await next is not { } line) return;
            await answers.WriteLineAsync(understand(line).AsMemory(), cancellationToken);
        }
    }

    private static string Evaluated(MessageReader reader, UnderstandingData data, string file)
    {
        if (!File.Exists(file)) throw new InvalidDataException($"There is no file {file}. Name a file of labelled messages: topic, language, text and urgency, with tabs between.");
        var evaluation = new Evaluation(data);
        foreach (var message in LabelledMessages.Read(file)) evaluation.Add(message, reader.Read(message.Text));
        return evaluation.Text();
    }

    private static string HeldBack(UnderstandingData data)
    {
        var evaluation = new Evaluation(data);
        foreach (var (example, reading) in ExampleTrials.Run(data))
            evaluation.Add(new LabelledMessage(example.Locale.Value, example.Text, example.Topic, example.Urgency.ToString().ToLowerInvariant()), reading);
        return evaluation.Text();
    }

    private static Func<string, string> Explained(MessageReader reader) => text =>
    {
        var explained = reader.Explain(text);
        return $"{Line(explained.Reading)}\n{ExplanationText.Of(explained)}".TrimEnd('\n');
    };

    private static string Line(Reading r) => string.Create(
        CultureInfo.InvariantCulture, $"{r.Locale}\t{r.LocaleConfidence:0.00}\t{r.KnownTopic}\t{r.TopicConfidence:0.00}\t{r.Urgency.ToString().ToLowerInvariant()}");
}
