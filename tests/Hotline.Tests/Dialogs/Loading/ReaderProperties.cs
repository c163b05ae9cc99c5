using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Localization;

namespace Hotline.Tests.Dialogs.Loading;

/// <summary>Whatever the files hold, reading answers: a publication or faults, never an exception, and always the same.</summary>
public sealed class ReaderProperties
{
    private static readonly string[] Paths =
        ["dialogs/hotline.yaml", "dialogs/_always.yaml", "dialogs/menu.yaml", "dialogs/x.yaml", "dialogs/facts/kz.csv", "dialogs/understanding/en.yaml", "locales/ru.po", "locales/en.po"];

    // Pieces that the grammars care about, so that mutations reach beyond the first check.
    private static readonly string[] Pieces =
        ["\n", "  ", "\t", ":", "- ", "{", "}", "[", "]", "\"", "'", "|", ">", "&a", "*a", "!t", "#", "? ", "%", "@", "`", "---\n", "...\n", ",", "\\", "\0", "\u0085", "\u2028", "\uFEFF", "\uD800",
            "then: ", "call: x", "say: ", "ask: ", "when: ", "not: ", "any: ", "msgid ", "msgstr ", "#~ ", "#| ", "{fact.", "known", "0", "é", "😀"];

    [Fact]
    public void Arbitrary_text_in_any_file_never_throws() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(
            ArbMap.Default.ArbFor<NonNull<string>>().Generator.Zip(Gen.Elements(Paths)).ToArbitrary(), pair => Answers((pair.Item2, pair.Item1.Get))));

    [Fact]
    public void Arbitrary_bytes_in_any_file_never_throw() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(
            ArbMap.Default.ArbFor<byte[]>().Generator.Zip(Gen.Elements(Paths)).ToArbitrary(), pair => Answers((pair.Item2, Encoding.UTF8.GetString(pair.Item1)))));

    [Fact]
    public void Pieces_of_the_grammars_in_any_order_never_throw() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(
            Gen.Elements(Pieces).ListOf().Select(p => string.Concat(p)).Zip(Gen.Elements(Paths)).ToArbitrary(), pair => Answers((pair.Item2, pair.Item1))));

    [Fact]
    public void Mutated_scripts_never_throw()
    {
        var mutations = Gen.Elements("dialogs/hotline.yaml", "dialogs/_always.yaml", "dialogs/menu.yaml", "dialogs/danger.yaml", "dialogs/facts/kz.csv", "locales/ru.po")
            .Zip(Gen.Choose(0, 10_000).Zip(Gen.Choose(0, 40)).Zip(Gen.Elements(Pieces)).ListOf(), (path, cuts) => (path, cuts));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(400), Prop.ForAll(mutations.ToArbitrary(), mutation =>
        {
            var text = new StringBuilder(Valid(mutation.path));
            foreach (var ((at, length), piece) in mutation.cuts.Take(6))
            {
                var from = at % (text.Length + 1);
                text.Remove(from, Math.Min(length, text.Length - from)).Insert(from, piece);
            }

            return Answers((mutation.path, text.ToString()));
        }));
    }

    [Fact]
    public void What_a_PO_file_yields_can_be_written_and_read_again() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(ArbMap.Default.ArbFor<(NonNull<string>, NonNull<string>, NonNull<string>)>(), texts =>
        {
            var (id, text, context) = (texts.Item1.Get, texts.Item2.Get.Replace("\0", "", StringComparison.Ordinal), texts.Item3.Get);
            var file = new PoFile([], [new("Language", "ru")], [new PoEntry { Context = context, Id = id, Strings = [text] }]);
            var (back, faults) = PoFile.Read("ru.po", file.Write());
            var entry = back.Entries.Single();
            return faults.Count == 0 && (entry.Context, entry.Id, entry.Strings[0]) == (context, id, text) && back.Write() == file.Write();
        }));

    [Fact]
    public void Templates_never_throw_and_values_are_never_parsed_again() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(
            Gen.Elements([.. Pieces, "{a}", "{b.c}", "word"]).ListOf().Select(p => string.Concat(p)).ToArbitrary(), text =>
            {
                var template = TextTemplate.Parse(text);
                var same = template.Render(name => "{" + name + "}");
                return same == text && template.Render(_ => null).Length <= text.Length;
            }));

    private static string Valid(string path)
    {
        var source = SomeScripts.Source();
        if (source.Files.TryGetValue(path, out var text)) return text;
        return LocaleUpdater.Update(PublicationReader.Read(source).Publication!, Core.Messaging.LocaleTag.Russian, existing: null).Write();
    }

    private static bool Answers((string Path, string Text) file)
    {
        var source = SomeScripts.Source(
            ("dialogs/hotline.yaml", SomeScripts.Settings.Replace("locales:", "locales:\n  ru: { name: \"Русский\", words: \"рус\" }", StringComparison.Ordinal)), (file.Path, file.Text));
        var first = PublicationReader.Read(source);
        var second = PublicationReader.Read(PublicationSource.Unpack(source.Pack()));
        return (first.Publication is null) == first.Faults.Any(f => f.Severity == FaultSeverity.Error)
            && first.Faults.SequenceEqual(second.Faults)
            && first.Faults.All(f => f.Line >= 1 && f.Message.Length > 0);
    }
}
