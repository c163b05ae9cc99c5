using System.CommandLine;
using Hotline.Core.Understanding.Classification;
using Hotline.Core.Understanding.Identification.Training;
using Hotline.Server.Commands.Understanding;
using Hotline.Server.Settings;
using Hotline.Server.Workers;

namespace Hotline.Server.Commands;

/// <summary>
/// <c>hotline train language DIR</c>: makes the language model from the sentences in DIR and the project's own phrases, and writes it where the next build takes it from.
/// The same input gives the same bytes. With <c>--measure</c> it writes nothing, but trains on nine tenths of the sentences and says how the rest is judged.
/// <c>hotline train topics</c>: learns topics and danger from the examples of the scripts and puts the result beside the program.
/// </summary>
internal static class TrainCommand
{
    private static readonly string Home = Path.Combine("src", "Hotline.Core", "Understanding", "Identification");

    public static Command Create()
    {
        var sentences = new Argument<string>("DIR") { Description = "A folder with a file a language (ru.txt, kk.txt …), a sentence a line." };
        var into = new Option<string>("--into") { Description = "The folder that holds phrases/ and gets language.model.", DefaultValueFactory = _ => Home };
        var measure = new Option<bool>("--measure") { Description = "Write nothing; say how a model of nine tenths judges the rest." };
        var language = new Command("language", "Make the model that tells languages apart.") { sentences, into, measure };
        language.SetAction((result, cancellationToken) => Guarded.RunAsync(() => RunAsync(result.GetValue(sentences)!, result.GetValue(into)!, result.GetValue(measure), cancellationToken)));
        return new Command("train", "Make what understanding has learnt, again.") { language, Topics() };
    }

    private static Command Topics()
    {
        var file = new Option<string>("--file") { Description = "Where it goes.", DefaultValueFactory = _ => Path.Combine(AppContext.BaseDirectory, LearntFiles.Shipped) };
        var topics = new Command("topics", "Learn topics and danger from the examples, so that no start need do it. The build does this; a start does it where it finds other examples.") { file };
        topics.SetAction((result, _) => Guarded.RunAsync(() =>
        {
            var configuration = HotlineConfiguration.Read([]);
            var learnt = LearntTopics.Learn(ContentFolders.Of(configuration).ReadOrThrow(configuration).Publication.Understanding).ToBytes();
            LearntFiles.Write(result.GetValue(file)!, learnt);
            Console.WriteLine($"{result.GetValue(file)}: {learnt.Length} bytes.");
            return Task.FromResult(Guarded.Ok);
        }));
        return topics;
    }

    private static async Task<int> RunAsync(string sentences, string into, bool measure, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(into)) throw new InvalidDataException($"There is no folder {into}. Run this where the project's source is, or name the folder that holds phrases/ with --into.");
        var text = TrainingText.Read(sentences, Path.Combine(into, "phrases"));
        if (measure) return await MeasureAsync(text, cancellationToken);
        var model = LanguageTraining.Train(text);
        var file = Path.Combine(into, "language.model");
        await File.WriteAllBytesAsync(file, model, cancellationToken);
        await Console.Out.WriteLineAsync($"{file}: {model.Length} bytes. Build the program again to use it.".AsMemory(), cancellationToken);
        return Guarded.Ok;
    }

    private static async Task<int> MeasureAsync(TrainingText text, CancellationToken cancellationToken)
    {
        foreach (var copies in LanguageTraining.Try(text).GroupBy(t => t.Copies))
        {
            var table = new ConfusionTable();
            foreach (var trial in copies) table.Add(trial.Language.Value, trial.Guessed.Value);
            await Console.Out.WriteLineAsync($"{copies.Key}\n{table.Text()}".AsMemory(), cancellationToken);
        }

        return Guarded.Ok;
    }
}
