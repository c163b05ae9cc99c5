using Hotline.Core.Dialogs;
using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Localization;

namespace Hotline.FunctionalTests.Program;

/// <summary>The words that may stand for a choice of the shipped scripts, in every language: on a channel without buttons nothing else says which line of a question is which choice.</summary>
internal static class ChoiceWords
{
    private static readonly Lazy<ILookup<string, string>> All = new(Read);

    /// <summary>Whether a line of a question is this choice; spelling that SMS makes cheaper is no difference.</summary>
    public static bool Are(string line, string choice) => All.Value[choice].Contains(Bare(line), StringComparer.Ordinal);

    private static ILookup<string, string> Read()
    {
        var read = PublicationReader.Read(Path.Combine(Repository.Root, "dialogs"), Path.Combine(Repository.Root, "locales")).Publication!;
        var asked = read.Dialogs.SelectMany(dialog => dialog.Nodes).OfType<Node.Ask>().ToList();
        IEnumerable<(string Id, TextRef? Words)> choices =
        [
            .. asked.SelectMany(ask => ask.Choices).SelectMany(choice => new[] { (choice.Id, choice.Label), (choice.Id, choice.Sms) }),
            .. asked.Select(ask => ("unknown", ask.Skip?.Label)),
            ("unknown", read.Lines[SystemLine.Skip]), ("yes", read.Lines[SystemLine.Yes]), ("no", read.Lines[SystemLine.No]),
        ];
        return choices.Where(choice => choice.Words is not null).SelectMany(choice => Said(read.Texts, choice.Words!).Select(words => (choice.Id, Words: Bare(words)))).Distinct().ToLookup(one => one.Id, one => one.Words);
    }

    private static IEnumerable<string> Said(TextCatalog texts, TextRef words) => texts.ByLocale.Keys.Select(locale => texts.Exact(locale, words.Context)?.Text).OfType<string>().Append(words.Source);

    private static string Bare(string words) => new([.. words.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);
}
