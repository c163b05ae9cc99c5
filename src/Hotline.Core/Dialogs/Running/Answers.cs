using System.Globalization;
using Hotline.Core.Cases;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding;
using Hotline.Core.Understanding.Answers;
using Hotline.Core.Understanding.Dates;
using Hotline.Core.Understanding.Places;
using Hotline.Core.Understanding.Spelling;

namespace Hotline.Core.Dialogs.Running;

/// <summary>An answer that fits: what the slot keeps, the option it stands for, if it does, the city that it names on the way, and whether it was only likely (of a language: then it is no choice).</summary>
internal readonly record struct Answer(string Value, Option? Option, string? City = null, bool IsGuess = false);

/// <summary>Finds out which answer a message is to the open question. Pure reading: nothing is noted here.</summary>
internal static class Answers
{
    /// <summary>Below this a topic in free writing is a guess and not an answer.</summary>
    public const double TopicEnough = 0.5;

    /// <summary>From here on a topic need not be confirmed.</summary>
    public const double TopicSure = 0.75;

    /// <summary>"Yes, please", "don't know": a short answer; more words tell something that is worth keeping as it was written.</summary>
    private const int ShortAnswer = 2;

    /// <summary>"I am in Russia": in more words a country may be of something else.</summary>
    private const int WordsOfPlace = 3;

    /// <summary>"Already five months ago": in more words a span may be of something else.</summary>
    private const int WordsOfTime = 4;

    public static Answer? Match(TurnInProgress turn, CompiledQuestion question, InboundContent content, string folded) => content switch
    {
        InboundText text => Text(turn, question, text.Text, folded),
        InboundFile file when Wants<Expectation.File>(question) && file.Kind != MediaKind.Sticker => new Answer(Name(file.Kind), null),
        InboundFile { Caption: { Length: > 0 } caption } => Text(turn, question, caption, folded),
        InboundLocation place when Wants<Expectation.Location>(question) => new Answer(Place(place), null),
        InboundPhone phone => Phone(question, phone.Number),
        _ => null,
    };

    private static Answer? Text(TurnInProgress turn, CompiledQuestion question, string text, string folded)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var heard = Languages.Heard(turn, folded);
        if (question.ExpectsNumber && Parsed(turn, question.Ask, text, heard) is { } number) return number;
        if (question.Exact(folded, heard) is { } exact) return Of(exact);
        var shown = Questions.Shown(turn, question);
        if (Position(question, folded, heard, shown) is { } position) return Of(position);
        if (Urgent(turn, question) is { } urgent) return Of(urgent);
        if (Told(turn, question) is { } told) return Of(told);
        if (question.AsksHowLongAgo && WordsIn(folded) <= WordsOfTime && Parser(turn).MonthsAgo(text, DateOnly.FromDateTime(turn.Now.UtcDateTime)) is { } months && question.ByMonthsAgo(months) is { } then) return Of(then);
        var telling = question.ExpectsText && WordsIn(folded) > ShortAnswer;
        if (!(telling && question.ExpectsYesNo) && Parsed(turn, question.Ask, text, heard) is { } parsed) return parsed.Option is null && question.ById(parsed.Value) is { } option ? Of(option) : parsed;
        if (question.Ask.Urgent is not null && question.ById(Option.NoId) is { } no && turn.Reading.Mistaken && Parser(turn).BeginsWithNo(text, heard)) return Of(no);
        if (question.Ask.Topics && Topic(turn, question) is { } topic) return Of(topic);
        if (question.Ask.Places is not null && InCountry(turn, question, text) is { } there) return there;
        if (question.Ask.ChoicesAreLocales && Languages.Spoken(turn, text) is { } spoken && question.ById(spoken.Locale.Value) is { } language) return Of(language) with { IsGuess = spoken.IsGuess };
        if (!IsNumber(folded) && question.Options.Count > 0 && question.Near(text, heard, shown) is { } near) return Of(near);
        if (question.Ask.Skip is not null && !(telling && question.ExpectsYesNo) && Parser(turn).DontKnow(text)) return new Answer(Option.Unknown, question.ById(Option.Unknown));
        return FreeText(turn, question, text, folded, heard);
    }

    /// <summary>
    /// The choice that words of danger stand for, whatever else they say: "no, but he beats me" is no "no". What is only urgent ("I lost my passport") is a matter of its own, unless a list hears violence in it.
    /// </summary>
    private static Option? Urgent(TurnInProgress turn, CompiledQuestion question) =>
        question.Ask.Urgent is { } id && (turn.Reading.Urgency == Urgency.Immediate || turn.Reading is { Urgency: Urgency.Urgent, Listed: null } listed && IsViolence(listed)) ? question.ById(id) : null;

    private static bool IsViolence(Reading reading) => reading.OtherTopics.Prepend(reading.Topic).Any(t => Topics.DangerOf(t) == DangerKind.Violence);

    /// <summary>"They do not beat us, but they threaten" names the answer in words that the lists know, though it is neither a yes nor a no.</summary>
    private static Option? Told(TurnInProgress turn, CompiledQuestion question)
    {
        foreach (var (slot, value) in turn.Reading.Told)
            if (slot == question.Ask.Save) return question.ById(value);
        return null;
    }

    /// <summary>A place counts as the choice of its country. Where somebody comes from is not where they are.</summary>
    private static Answer? InCountry(TurnInProgress turn, CompiledQuestion question, string text) =>
        turn.Reading.Urgency == Urgency.Normal && PlaceIn(turn, text) is { IsOrigin: false } place && question.ById(place.Country) is { } option ? new Answer(option.Id, option, place.City) : null;

    /// <summary>
    /// "In Russia", written where something else was asked: the country, or the one of the city, where nobody has said it yet. More words tell of something else, and in them a country is not where somebody is.
    /// </summary>
    public static string? CountryNamed(TurnInProgress turn, string text) =>
        turn.Reading.Urgency == Urgency.Normal && turn.State.Slots.GetValueOrDefault(CaseFields.Country, Option.Unknown) == Option.Unknown
        && WordsIn(Folding.Fold(text)) <= WordsOfPlace && PlaceIn(turn, text) is { IsOrigin: false, Country: { } country } ? country : null;

    private static Place? PlaceIn(TurnInProgress turn, string text) => turn.Publications.Newest.Understanding.Places.Find(text);

    private static int WordsIn(string folded) => folded.Length == 0 ? 0 : folded.Count(c => c == ' ') + 1;

    private static Answer Of(Option option) => new(option.Id, option);

    private static Option? Topic(TurnInProgress turn, CompiledQuestion question) =>
        turn.Reading.Topic != Topics.Other && turn.Reading.TopicConfidence >= TopicEnough && TopicChoices.Likely(turn.Reading, question).Count == 0 ? question.ById(turn.Reading.Topic) : null;

    /// <summary>The number of an option, alone, in a word, or before its name as the numbered list has it. Where a number is asked for, it is the answer itself.</summary>
    private static Option? Position(CompiledQuestion question, string folded, IReadOnlyList<LocaleTag> heard, IReadOnlyList<Option> shown)
    {
        if (question.ExpectsNumber) return null;
        if (!IsNumber(folded)) return question.Numbered(folded, heard, shown) ?? (question.ExpectsYesNo ? question.NumberedInWords(folded) : null);
        return int.Parse(folded, CultureInfo.InvariantCulture) is var number && number > 0 && number <= shown.Count ? shown[number - 1] : null;
    }

    private static bool IsNumber(string folded) => folded.Length is 1 or 2 && folded.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;

    private static AnswerParser Parser(TurnInProgress turn) => turn.Publications.Newest.Understanding.Answers;

    private static Answer? Parsed(TurnInProgress turn, Node.Ask ask, string text, IReadOnlyList<LocaleTag> heard)
    {
        foreach (var expected in ask.Expect)
            if (Parse(Parser(turn), expected, text, DateOnly.FromDateTime(turn.Now.UtcDateTime), heard) is { } value) return new Answer(value, null);
        return null;
    }

    private static string? Parse(AnswerParser parser, Expectation expected, string text, DateOnly today, IReadOnlyList<LocaleTag> heard) => expected switch
    {
        Expectation.Number bounds => parser.Number(text, bounds.Of) is { } number && !(number < bounds.Min) && !(number > bounds.Max)
            ? number.ToString("0.############################", CultureInfo.InvariantCulture) : null,
        Expectation.Date date => parser.Date(text, today, date.Coming ? DateLean.Coming : DateLean.Past) is { } day && !(date.Past && day > today) ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
        Expectation.YesNo => parser.YesNo(text, heard) switch { true => Option.YesId, false => Option.NoId, _ => null },
        Expectation.Phone => AnswerParser.Phone(text),
        _ => null,
    };

    private static Answer? FreeText(TurnInProgress turn, CompiledQuestion question, string text, string folded, IReadOnlyList<LocaleTag> heard)
    {
        if (IsEmpty(turn, question, text, folded, heard) || question.Ask.Places is not null && Parser(turn).IsCounted(text) && PlaceIn(turn, text) is null) return null;
        foreach (var expected in question.Ask.Expect)
        {
            if (expected is not Expectation.Text wanted || text.Length > wanted.Max) continue;
            if (!IsElse(turn, wanted, folded)) return new Answer(text.Trim(), null);
            if (question.Ask.Places is { } slot && slot == question.Ask.Save && turn.Reading.Urgency == Urgency.Normal && PlaceIn(turn, text) is { IsOrigin: false, City: { } city }) return new Answer(city, null);
        }

        return null;
    }

    /// <summary>
    /// Writing that tells nothing where words are asked for: signs alone, a bare yes in any language, a greeting; beside choices a lone letter or a number that is none of them.
    /// A bare no may tell something ("did you ask for it back?").
    /// </summary>
    private static bool IsEmpty(TurnInProgress turn, CompiledQuestion question, string text, string folded, IReadOnlyList<LocaleTag> heard) =>
        folded.Length == 0
        || question.Options.Any(o => o.Kind == OptionKind.Choice) && (folded.Length == 1 || IsNumber(folded))
        || WordsIn(folded) <= ShortAnswer && (Parser(turn).YesNo(text, heard) == true || !folded.Contains(' ') && Parser(turn).YesNo(text) == true || IsGreeting(turn.Reading));

    /// <summary>A greeting that is more than a guess.</summary>
    public static bool IsGreeting(Reading reading) => reading is { Topic: Topics.Greeting, TopicConfidence: >= TopicEnough };

    /// <summary>Where a name is asked for: too many words for one, or words that clearly tell of a matter.</summary>
    private static bool IsElse(TurnInProgress turn, Expectation.Text wanted, string folded) => wanted.Words is { } most
        && (WordsIn(folded) > most || turn.Reading.Urgency > Urgency.Normal || turn.Reading.TopicConfidence >= TopicEnough && Topics.IsMatter(turn.Reading.Topic));

    private static Answer? Phone(CompiledQuestion question, string number) =>
        Wants<Expectation.Phone>(question) ? new Answer(AnswerParser.Phone(number) ?? number, null) : question.ExpectsText ? new Answer(number, null) : null;

    private static bool Wants<T>(CompiledQuestion question) => question.Ask.Expect.Any(e => e is T);

    public static string Place(InboundLocation place) => string.Create(CultureInfo.InvariantCulture, $"{place.Latitude:0.#####},{place.Longitude:0.#####}");

    private static string Name(MediaKind kind) => kind switch
    {
        MediaKind.Photo => "photo",
        MediaKind.Voice => "voice",
        MediaKind.Audio => "audio",
        MediaKind.Video => "video",
        _ => "document",
    };
}
