using Hotline.Core.Messaging;
using Hotline.Core.Understanding.Spelling;

namespace Hotline.Core.Dialogs.Running;

/// <summary>
/// Which language a conversation speaks. The person's own choice always wins; else the person's first words when they are sure, else the app's language when it is not the region's
/// common Russian or English, else words that are likely, else a single word that nothing speaks against. The country of a number only says which language is asked for first.
/// A language that is known never changes because of one sentence; a guessed one does because of two.
/// </summary>
internal static class Languages
{
    private const double Enough = 0.5;

    // One loan word or one button typed by hand proves nothing: a sentence has words of its own.
    private const double Sure = 0.75;

    private const int LeastWords = 2;
    private const int LeastLabel = 5;

    /// <summary>What the slot of the other language holds after a sentence in a language that is not served, and after the names were offered for it.</summary>
    private const string Foreign = "und";
    private const string Offered = "offered";

    /// <summary>Reads what a message says about the language.</summary>
    public static void Notice(TurnInProgress turn, InboundMessage message)
    {
        turn.Likely = LanguageEvidence.Likely(turn, message);
        if (message.LanguageChosen && LanguageEvidence.FromCode(turn, message.LanguageCode) is { } chosen && !turn.State.LocaleChosen)
        {
            turn.State = turn.State with { Locale = chosen, LocaleChosen = true, LocaleKnown = true };
            return;
        }

        if (turn.State.LocaleKnown)
        {
            if (message.Content is not InboundText text) return;
            if (!turn.State.LocaleChosen) Weigh(turn, text.Text);
            WeighForeign(turn, text.Text);
            return;
        }

        var evidence = FromSureWords(turn, message.Content) ?? FromApp(turn, message.LanguageCode) ?? FromLikelyWords(turn, message.Content) ?? FromOneWord(turn, message);
        if (evidence is { } locale) turn.State = turn.State with { Locale = locale, LocaleKnown = true };
        else if (LanguageEvidence.FromPhone(turn, message.From) is [var first, ..]) turn.State = turn.State with { Locale = first };
    }

    /// <summary>
    /// A whole message of one Russian or English word ("привет"), when nothing speaks against it: no name of a thing that everybody calls so ("паспорт", "help"), no number of a country with
    /// another language, no app in Russian beside an English word (an app in English says nothing).
    /// </summary>
    private static LocaleTag? FromOneWord(TurnInProgress turn, InboundMessage message)
    {
        if (message.Content is not InboundText text || turn.Reading.LocaleConfidence < Sure || FromWords(turn) is not { } own || !IsCommon(own)) return null;
        if (turn.Publications.Newest.Understanding.IsLoan(Folding.Fold(text.Text))) return null;
        if (LanguageEvidence.FromPhone(turn, message.From) is [var first, ..] && first != own) return null;
        return own == LocaleTag.English && LanguageEvidence.FromCode(turn, message.LanguageCode) == LocaleTag.Russian ? null : own;
    }

    /// <summary>A single word of Russian or English ("стоп", "help", "паспорт") is everybody's, and says nothing of the person's own language.</summary>
    private static LocaleTag? FromSureWords(TurnInProgress turn, InboundContent content) =>
        content is InboundText text && turn.Reading.LocaleConfidence >= Sure && FromWords(turn) is { } own && (HasSentence(text.Text) || !IsCommon(own)) ? own : null;

    private static LocaleTag? FromLikelyWords(TurnInProgress turn, InboundContent content) => content is InboundText text && !HasSentence(text.Text) ? null : FromWords(turn);

    private static bool HasSentence(string text) => text.AsSpan().Trim().Count(' ') + 1 >= LeastWords;

    public static bool IsCommon(LocaleTag locale) => locale == LocaleTag.Russian || locale == LocaleTag.English;

    /// <summary>
    /// A guessed language gives way when two sentences, with no sentence of the guessed one between them, are surely of another. What was chosen gives way to a request alone.
    /// </summary>
    private static void Weigh(TurnInProgress turn, string text)
    {
        if (turn.Reading.LocaleConfidence < Sure || FromWords(turn) is not { } spoken || !HasSentence(text)) return;
        if (spoken == turn.State.Locale)
        {
            Notes.Put(turn, Notes.LanguageHeard, "");
        }
        else if (turn.State.Slots.GetValueOrDefault(Notes.LanguageHeard) == spoken.Value)
        {
            Notes.Put(turn, Notes.LanguageHeard, "");
            turn.CaseTouched = true;
            Notes.Put(turn, Notes.LanguageBefore, turn.State.Locale.Value ?? "");
            turn.State = turn.State with { Locale = spoken };
        }
        else
        {
            Notes.Put(turn, Notes.LanguageHeard, spoken.Value);
        }
    }

    /// <summary>
    /// A sentence in a language that we do not serve changes nothing; a second one in a row is worth the choice of names, once until the person writes a sentence that we can read.
    /// </summary>
    private static void WeighForeign(TurnInProgress turn, string text)
    {
        var before = turn.State.Slots.GetValueOrDefault(Notes.LanguageHeard, "");
        if (turn.Reading.LocaleConfidence < Sure || !HasSentence(text)) return;
        if (turn.Reading.Locale != LocaleTag.Unknown)
        {
            if (before is Foreign or Offered) Notes.Put(turn, Notes.LanguageHeard, "");
        }
        else if (before != Offered)
        {
            turn.ForeignAgain = before == Foreign;
            Notes.Put(turn, Notes.LanguageHeard, Foreign);
        }
    }

    /// <summary>The choice of names, where a sentence in a language that we do not serve answered nothing. False: nothing of the kind.</summary>
    public static bool Offer(TurnInProgress turn)
    {
        if (!turn.ForeignAgain) return false;
        Notes.Put(turn, Notes.LanguageHeard, Offered);
        Reactions.Play(turn, ReactionKind.Language);
        return true;
    }

    public static bool IsServed(TurnInProgress turn, LocaleTag locale) => turn.Publications.Newest.Compiled.Locale(locale) is not null;

    /// <summary>
    /// The languages whose words answer the open question: those of the conversation, those of the languages in which the question was shown, and, for words too long to be
    /// something else, the language of the message itself.
    /// </summary>
    public static IReadOnlyList<LocaleTag> Heard(TurnInProgress turn, string folded)
    {
        var script = turn.Publications.Newest.Compiled;
        var heard = script.Heard(turn.State.Locale);
        if (turn.ShownIn != turn.State.Locale) heard = [.. heard.Union(script.Heard(turn.ShownIn))];
        if (turn.State.Slots.TryGetValue(Notes.LanguageBefore, out var before)) heard = [.. heard.Union(script.Heard(new LocaleTag(before)))];
        return folded.Length >= LeastLabel && FromWords(turn) is { } own && !heard.Contains(own) ? [.. heard, own] : heard;
    }

    /// <summary>
    /// The language of words that stand where the question is which language it is to be. Only a sure sentence is a choice. Likely words, or a single sure one, are a guess, and none where the person has chosen before;
    /// a single word of Russian or English only where the first message would be taken so too, and "na" never: it is a no of somebody.
    /// </summary>
    public static (LocaleTag Locale, bool IsGuess)? Spoken(TurnInProgress turn, string text)
    {
        if (FromWords(turn) is not { } own) return null;
        var (isSure, isSentence) = (turn.Reading.LocaleConfidence >= Sure, HasSentence(text));
        if (isSure && isSentence) return (own, false);
        if (turn.State.LocaleChosen) return null;
        if (isSentence) return (own, true);
        var isTaken = !IsCommon(own) || turn.State.LocaleKnown && turn.State.Locale == own;
        return isSure && isTaken && turn.Publications.Newest.Understanding.Answers.YesNo(text) is null ? (own, true) : null;
    }

    /// <summary>What the question about the language was answered with: a choice, or a guess that two sentences of another language still change.</summary>
    public static void Settle(TurnInProgress turn, LocaleTag locale, bool isGuess)
    {
        if (isGuess) turn.State = turn.State with { Locale = locale, LocaleKnown = true };
        else Choose(turn, locale);
    }

    /// <summary>The person (or the script in their name) chose. Answers stay. A language that we do not serve changes nothing.</summary>
    public static bool Choose(TurnInProgress turn, LocaleTag locale)
    {
        if (turn.Publications.Newest.Compiled.Locale(locale) is null) return false;
        turn.CaseTouched |= turn.State.Locale != locale;
        if (turn.State.Locale != locale) Notes.Put(turn, Notes.LanguageBefore, turn.State.Locale.Value ?? "");
        turn.State = turn.State with { Locale = locale, LocaleChosen = true, LocaleKnown = true };
        return true;
    }

    /// <summary>A change of language in the middle: said in the new language, and the open question again with it.</summary>
    public static void Switch(TurnInProgress turn, LocaleTag locale)
    {
        if (!Choose(turn, locale)) return;
        if (turn.State.Open is { } open && turn.Question(open.Node) is { Ask.ChoicesAreLocales: true } question && question.ById(locale.Value) is { } option)
        {
            Answering.Take(turn, question, new Answer(option.Id, option));
            return;
        }

        EarlierKeyboard.Keep(turn);
        Speech.Say(turn, SystemLine.LanguageChanged);
        Questions.Repeat(turn);
    }

    private static LocaleTag? FromApp(TurnInProgress turn, string? code)
    {
        if (LanguageEvidence.FromCode(turn, code) is not { } locale || IsCommon(locale)) return null;
        var own = FromWords(turn);
        return own is { } words && Same(words, locale) ? words : locale;
    }

    /// <summary>The served language that this message is written in, when its words say so.</summary>
    public static LocaleTag? FromWords(TurnInProgress turn) =>
        turn.Reading.LocaleConfidence >= Enough && turn.Publications.Newest.Compiled.Locale(turn.Reading.Locale) is not null ? turn.Reading.Locale : null;

    /// <summary>Whether two tags are one language in two scripts: a helper reads both.</summary>
    public static bool Same(LocaleTag a, LocaleTag b) => Name(a.Value).Equals(Name(b.Value), StringComparison.OrdinalIgnoreCase);

    public static ReadOnlySpan<char> Name(string tag) => tag.AsSpan(0, tag.IndexOf('-') is var dash and > 0 ? dash : tag.Length);
}
