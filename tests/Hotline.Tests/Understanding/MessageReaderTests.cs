using FsCheck;
using FsCheck.Fluent;
using Hotline.Core.Cases;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding;
using Hotline.Core.Understanding.Phrases;
using Hotline.Core.Understanding.Spelling;
using Hotline.Tests.Support;

namespace Hotline.Tests.Understanding;

public sealed class MessageReaderTests
{
    private static readonly MessageReader Reader = UnderstandingFiles.Reader;

    [Theory]
    [InlineData("нас третий день держат в подвале, не кормят", DangerKind.Confinement)]
    [InlineData("Меня вчера задержала полиция!!!", DangerKind.Custody)]
    [InlineData("я в отделе уже сутки", DangerKind.Custody)]
    [InlineData("муж с ножом за дверью", DangerKind.Violence)]
    [InlineData("жить больше не хочу", DangerKind.Suicide)]
    [InlineData("человек упал с крыши не дышит", DangerKind.Medical)]
    [InlineData("menya zaderzhali v aeroportu", DangerKind.Custody)]
    [InlineData("ПОМОГИТЕЕЕ СРОЧНО", null)]
    [InlineData("🆘", DangerKind.Danger)]
    [InlineData("I am held at the airport", DangerKind.Custody)]
    [InlineData("guards do not let us leave the farm", DangerKind.Confinement)]
    [InlineData("i don't want to live anymore", DangerKind.Suicide)]
    [InlineData("мені полицейлер ұстап алып кетті", DangerKind.Custody)]
    [InlineData("бізді фермада құл ретінде ұстайды", DangerKind.Confinement)]
    [InlineData("омир сургим келмейди", DangerKind.Suicide)]
    [InlineData("әйелім босанып жатыр", DangerKind.Birth)]
    [InlineData("мени милиционерлер кармап кетишти", DangerKind.Custody)]
    [InlineData("мени өлтүрөм деп коркутуп жатат", DangerKind.Violence)]
    [InlineData("эсин жоготту", DangerKind.Medical)]
    [InlineData("meni militsiya olib ketdi", DangerKind.Custody)]
    [InlineData("bizni fermada qamab qoyishgan", DangerKind.Confinement)]
    [InlineData("yashagim kelmayapti", DangerKind.Suicide)]
    [InlineData("мени милиция олиб кетди", DangerKind.Custody)]
    [InlineData("мени улдираман деяпти", DangerKind.Violence)]
    [InlineData("хотиним туғяпти", DangerKind.Birth)]
    [InlineData("маро милиса бурд дар шуъба нишастаам", DangerKind.Custody)]
    [InlineData("моро дар ферма маҳкам карданд", DangerKind.Confinement)]
    [InlineData("moro mahkam kardand", DangerKind.Confinement)]
    [InlineData("бехуш шуд нафас намегирад", DangerKind.Medical)]
    public void Danger_is_heard_in_every_language_and_spelling(string text, DangerKind? kind)
    {
        var reading = Reader.Read(text);
        Assert.Equal(Urgency.Immediate, reading.Urgency);
        Assert.Equal(kind ?? DangerKind.Danger, reading.Danger[0]);
    }

    [Theory]
    [InlineData("хозяин забрал паспорт и не отдаёт", "held")]
    [InlineData("xozyain zabral pasport", "held")]
    [InlineData("бастық паспортымды алып қойды", "held")]
    [InlineData("паспортумду алып койду бербей жатат", "held")]
    [InlineData("pasportimni olib qoyishdi", "held")]
    [InlineData("паспортимни бермаяпти", "held")]
    [InlineData("хӯҷаин паспортамро гирифт", "held")]
    [InlineData("the boss took my passport", "held")]
    [InlineData("я потерял паспорт", "lost")]
    [InlineData("паспортымды жоғалтып алдым", "lost")]
    [InlineData("паспортумду жоготуп алдым", "lost")]
    [InlineData("pasportimni yo'qotib qo'ydim", "lost")]
    [InlineData("паспортимни йўқотиб қўйдим", "lost")]
    [InlineData("паспортам гум шуд", "lost")]
    [InlineData("I lost my passport", "lost")]
    [InlineData("паспорт у меня, никто не забирал", null)]
    [InlineData("паспорт не забирали", null)]
    [InlineData("мне нужен новый паспорт", null)]
    public void Where_the_passport_is_is_heard_in_free_writing(string text, string? place) =>
        Assert.Equal(place, Reader.Read(text).Told.Where(t => t.Slot == "passport").Select(t => t.Value).SingleOrDefault());

    [Theory]
    [InlineData("не бьет но грозится", true)]
    [InlineData("не бьют, но угрожают депортом", true)]
    [InlineData("ne byut no ugrozhayut", true)]
    [InlineData("ұрмайды бірақ қорқытады", true)]
    [InlineData("урмайды бирак коркытады", true)]
    [InlineData("сабамайды, бопсалайды", true)]
    [InlineData("урбайт бирок коркутат", true)]
    [InlineData("сабабайт, опузалайт", true)]
    [InlineData("urmaydi lekin qo'rqitadi", true)]
    [InlineData("urmaydi tahdid qiladi", true)]
    [InlineData("урмайди лекин қўрқитади", true)]
    [InlineData("урмайди, таҳдид қилади", true)]
    [InlineData("намезанад лекин метарсонад", true)]
    [InlineData("намезанад, тахдид мекунад", true)]
    [InlineData("he does not beat us but threatens", true)]
    [InlineData("they dont beat but they threaten us", true)]
    [InlineData("не бьет и не грозит", false)]
    [InlineData("никто не бьет и не угрожает", false)]
    [InlineData("ұрмайды да қорқытпайды", false)]
    [InlineData("урбайт да коркутпайт", false)]
    [InlineData("urmaydi ham qo'rqitmaydi ham", false)]
    [InlineData("урмайди ҳам қўрқитмайди ҳам", false)]
    [InlineData("намезанад ва наметарсонад", false)]
    [InlineData("they do not beat and do not threaten us", false)]
    public void Threats_are_told_though_nobody_is_beaten(string text, bool told) => Assert.Equal(told, Reader.Read(text).Told.Contains(new ToldValue("threat", "yes")));

    [Theory]
    [InlineData("афтодам дастам шикаст")]
    [InlineData("дар кор аз зинапоя афтодам дасти ман шикаст")]
    [InlineData("aftodam dastam shikast")]
    [InlineData("упал с лесов сломал руку")]
    [InlineData("на стройке получил травму")]
    [InlineData("жұмыста құлап қолым сынды")]
    [InlineData("курулушта кулап бутум сынды")]
    [InlineData("ishda yiqilib qo'lim sindi")]
    [InlineData("ишда йиқилиб қўлим синди")]
    [InlineData("I fell and broke my arm")]
    public void Injury_at_work_is_heard_in_free_writing(string text)
    {
        var reading = Reader.Read(text);

        Assert.Contains(new ToldValue("injury", "work"), reading.Told);
        Assert.Equal("medical", reading.Topic);
    }

    [Theory]
    [InlineData("где вы")]
    [InlineData("Где вы???")]
    [InlineData("gde vy")]
    [InlineData("помогите")]
    [InlineData("ау")]
    [InlineData("есть кто-нибудь?")]
    [InlineData("қайдасыз")]
    [InlineData("кайдасыздар")]
    [InlineData("көмектесіңіздерші")]
    [InlineData("біреу бар ма")]
    [InlineData("кайдасыз")]
    [InlineData("жардам бергиле")]
    [InlineData("ким бар")]
    [InlineData("qayerdasiz")]
    [InlineData("yordam beringlar")]
    [InlineData("kimdir bormi")]
    [InlineData("қаердасиз")]
    [InlineData("каердасиз")]
    [InlineData("ёрдам беринглар")]
    [InlineData("куҷоед")]
    [InlineData("шумо кучоед")]
    [InlineData("kujoed")]
    [InlineData("ёрӣ диҳед")]
    [InlineData("касе ҳаст")]
    [InlineData("where are you")]
    [InlineData("Help!!")]
    [InlineData("anybody there?")]
    public void Asking_whether_anybody_is_there_is_heard_in_every_language(string text) => Assert.True(Reader.Read(text).Calls);

    [Theory]
    [InlineData("они не отвечают на телефон и не платят зарплату уже три месяца")]
    [InlineData("работаю на стройке")]
    [InlineData("мен құрылыста жұмыс істеймін")]
    [InlineData("my boss does not help me when I ask him for money")]
    public void Telling_something_is_no_call(string text) => Assert.False(Reader.Read(text).Calls);

    [Theory]
    [InlineData("qual é o horário do consulado amanhã de manhã")]
    [InlineData("wala pa kaming sahod mula noong Pebrero")]
    public void What_was_learnt_raises_no_alarm_in_a_language_that_it_was_not_learnt_from(string text) => Assert.Equal(Urgency.Normal, Reader.Read(text).Urgency);

    [Theory]
    [InlineData("вчера в кино девушку продали в рабство, сижу реву", Urgency.Normal)]
    [InlineData("кеше сериалда қызды қамап қойды, соңы не болады екен", Urgency.Normal)]
    [InlineData("кинодо кызды камап коюшту, аягы жакшы бүттү", Urgency.Normal)]
    [InlineData("kinoda qizni sotib yuborishdi, juda zo'r film ekan", Urgency.Normal)]
    [InlineData("кинода қизни сотиб юборишди, жуда зўр фильм экан", Urgency.Normal)]
    [InlineData("дар филм духтарро фурӯхтанд, анҷомаш хуб шуд", Urgency.Normal)]
    [InlineData("in the movie they sold the girl, what an ending", Urgency.Normal)]
    [InlineData("показывали по телевизору фильм, там девушку заперли в подвале", Urgency.Normal)]
    [InlineData("в книжке она убивает себя в конце", Urgency.Normal)]
    [InlineData("кітапта қыз өзін өлтіреді", Urgency.Normal)]
    [InlineData("китепте кыз өзүн өлтүрөт", Urgency.Normal)]
    [InlineData("kitobda qiz o'zini o'ldiradi", Urgency.Normal)]
    [InlineData("китобда қиз ўзини ўлдиради", Urgency.Normal)]
    [InlineData("дар китоб духтар худашро мекушад", Urgency.Normal)]
    [InlineData("in this book she kills herself, such a sad ending", Urgency.Normal)]
    [InlineData("saw on tv that police caught a gang", Urgency.Normal)]
    [InlineData("по телеку показали как полиция арестовала банду", Urgency.Normal)]
    [InlineData("i watch tv and my husband locked me in, he kills me", Urgency.Immediate)]
    [InlineData("как в фильме ужасов, нас заперли в гараже", Urgency.Immediate)]
    [InlineData("живём будто в страшном кино, в сарае заперли", Urgency.Immediate)]
    [InlineData("it feels like in a film, they sold us to another boss", Urgency.Immediate)]
    [InlineData("as in a movie, he locked me in the basement", Urgency.Immediate)]
    [InlineData("кинода көргендей, мені сатып жіберді", Urgency.Immediate)]
    [InlineData("кинода көргөндөй, бизди камап салышты", Urgency.Immediate)]
    [InlineData("xuddi serialda bo'lganday, bizni qamab qo'yishdi", Urgency.Immediate)]
    [InlineData("худди кинода, бизни қамаб қўйишди", Urgency.Immediate)]
    [InlineData("мисли он ки дар филм мебинем, моро қулф карданд", Urgency.Immediate)]
    [InlineData("он смотрит футбол а меня запер в комнате и не выпускает", Urgency.Immediate)]
    [InlineData("муж смотрит сериал а я рожаю", Urgency.Immediate)]
    [InlineData("күйеуім футбол көріп отыр, мені ұрып тастады, басымнан қан ағып жатыр көмектесіңдер", Urgency.Immediate)]
    [InlineData("шавҳарам футбол мебинад, маро дар хона қулф кардааст", Urgency.Immediate)]
    [InlineData("he plays in the game room and we are locked in the basement, help", Urgency.Immediate)]
    public void What_happens_in_a_film_or_a_game_calls_nobody_and_what_happens_beside_one_does(string text, Urgency urgency) => Assert.Equal(urgency, Reader.Read(text).Urgency);

    [Theory]
    [InlineData("нехочу больше жить", DangerKind.Suicide)]
    [InlineData("нас невыпускают отсюда", DangerKind.Confinement)]
    [InlineData("он недышит", DangerKind.Medical)]
    public void Words_of_denial_may_be_written_together_with_what_they_deny(string text, DangerKind kind) => Assert.Equal(kind, Reader.Read(text).Danger[0]);

    [Theory]
    [InlineData("мужа задержали помогите", "someone")]
    [InlineData("брата забрала полиция помогите", "someone")]
    [InlineData("інімді полиция алып кетті", "someone")]
    [InlineData("байкемди милиция алып кетти", "someone")]
    [InlineData("ukamni militsiya olib ketdi", "someone")]
    [InlineData("укамни милиция олиб кетди", "someone")]
    [InlineData("додарамро милиса бурд", "someone")]
    [InlineData("they arrested my husband", "someone")]
    [InlineData("я брата забрал с вокзала", null)]
    [InlineData("менты просят деньги чтобы отпустить", "money")]
    [InlineData("учаскелік пара сұрап жатыр", "money")]
    [InlineData("участковый акча сурап жатат", "money")]
    [InlineData("uchastkovoy pul so'rayapti", "money")]
    [InlineData("участковой пул сўраяпти", "money")]
    [InlineData("милиса пул металабад", "money")]
    [InlineData("the officer wants a bribe", "money")]
    public void Who_is_held_is_heard_in_free_writing(string text, string? who) => Assert.Equal(who, Reader.Read(text).Told.Where(t => t.Slot == "who_held").Select(t => t.Value).SingleOrDefault());

    [Theory]
    [InlineData("скинет мои фото мужу, разошлет фото всем если не заплачу")]
    [InlineData("ақша бермесең видеоны таратам дейді, бопсалап жатыр")]
    [InlineData("акча бербесең сүрөтүмдү таратам деп коркутат")]
    [InlineData("pul bermasang rasmingni tarqataman deydi, shantaj qilyapti")]
    [InlineData("пул надиҳӣ аксҳоямро паҳн мекунам мегӯяд")]
    [InlineData("he will post my photos if i dont pay")]
    public void Blackmail_is_urgent(string text) => Assert.Equal(Urgency.Urgent, Reader.Read(text).Urgency);

    [Theory]
    [InlineData("меня не задержали")]
    [InlineData("никто не в опасности")]
    [InlineData("меня никто не бьёт")]
    [InlineData("мы не заперты, все нормально")]
    [InlineData("что делать если меня задержит полиция")]
    [InlineData("куда звонить если бьют")]
    [InlineData("паспорт у меня, никто не забирал")]
    [InlineData("мне 27 лет")]
    [InlineData("I am not detained")]
    [InlineData("nobody is in danger here")]
    [InlineData("my friend was paid")]
    [InlineData("what happens if police detain me")]
    [InlineData("we have a stable job")]
    [InlineData("мені ешкім ұстаған жоқ")]
    [InlineData("полиция ұстаса не істеймін")]
    [InlineData("біз қауіпте емеспіз")]
    [InlineData("пароль сақталды")]
    [InlineData("милиция кармаса эмне кылам")]
    [InlineData("кайда төрөсө болот")]
    [InlineData("ремонт уланып жатат")]
    [InlineData("meni hech kim ushlamadi")]
    [InlineData("patent olmoqchiman")]
    [InlineData("биз хавфда эмасмиз")]
    [InlineData("пулимни олмоқчиман")]
    [InlineData("мо дар хатар нестем")]
    [InlineData("агар полис дастгир кунад чи кор кунам")]
    [InlineData("маро назадаанд")]
    public void Calm_words_and_questions_raise_no_alarm(string text)
    {
        var reading = Reader.Read(text);
        Assert.Empty(reading.Danger);
        Assert.Equal(Urgency.Normal, reading.Urgency);
    }

    [Theory]
    [InlineData("хозяин забрал у меня паспорт", "forced_labour", Urgency.Urgent)]
    [InlineData("pasportimni olib qo'yishdi", "forced_labour", Urgency.Urgent)]
    [InlineData("брата задержали на вокзале", "detention", Urgency.Urgent)]
    [InlineData("меня хотят выдворить", "detention", Urgency.Urgent)]
    [InlineData("сломал ногу на стройке", "medical", Urgency.Urgent)]
    [InlineData("зарплату задерживают второй месяц", "unpaid_wages", Urgency.Normal)]
    [InlineData("айлыгымды бербей жатышат", "unpaid_wages", Urgency.Normal)]
    [InlineData("я беременна, есть сильное кровотечение", "pregnancy", Urgency.Immediate)]
    [InlineData("беременная, не платят зарплату", "pregnancy", Urgency.Normal)]
    [InlineData("привет, как продлить патент", "documents", Urgency.Normal)]
    [InlineData("мне уже заплатили", "other", Urgency.Normal)]
    [InlineData("нет, меня никто не задерживал", "other", Urgency.Normal)]
    [InlineData("салам достор", "greeting", Urgency.Normal)]
    public void The_more_dangerous_topic_counts(string text, string topic, Urgency urgency)
    {
        var reading = Reader.Read(text);
        Assert.Equal((topic, urgency), (reading.Topic, reading.Urgency));
    }

    [Theory]
    [InlineData("мне нужна помощь с документами", "ru")]
    [InlineData("маған көмек керек", "kk")]
    [InlineData("маган комек керек, жумыс беруши бермей жатыр", "kk")]
    [InlineData("мага жардам керек", "ky")]
    [InlineData("жумуш берүүчү акчамды бербей жатат", "ky")]
    [InlineData("menga yordam kerak", "uz-Latn")]
    [InlineData("oylikni bermayapti nima qilay", "uz-Latn")]
    [InlineData("менга ёрдам керак", "uz-Cyrl")]
    [InlineData("ойликни бермаяпти нима қилай", "uz-Cyrl")]
    [InlineData("ба ман ёрдам лозим", "tg")]
    [InlineData("маошамро намедиҳанд чӣ кор кунам", "tg")]
    [InlineData("i need help with my papers", "en")]
    [InlineData("12345", "und")]
    [InlineData("🙏", "und")]
    [InlineData("", "und")]
    public void The_language_is_known_by_letters_and_small_words(string text, string locale) => Assert.Equal(new LocaleTag(locale), Reader.Read(text).Locale);

    [Fact]
    public void Confidences_lie_between_none_and_certain_and_grow_with_evidence()
    {
        var little = Reader.Read("мне");
        var much = Reader.Read("мне нужно, чтобы вы помогли: я не знаю, что делать");
        Assert.InRange(little.LocaleConfidence, 0, much.LocaleConfidence);
        Assert.InRange(much.LocaleConfidence, 0.8, 1);
    }

    [Fact]
    public void No_text_throws_and_one_text_has_one_reading() =>
        Prop.ForAll<string>(text => Same(Reader.Read(text), Reader.Read(text))).QuickCheckThrowOnFailure();

    [Fact]
    public void No_mixture_of_phrase_words_throws()
    {
        var words = UnderstandingFiles.Data.Languages.SelectMany(l => l.Danger.Select(d => d.Value).Concat(l.Calm)).SelectMany(p => p.Split(' ')).Distinct().ToArray();
        var texts = Gen.ArrayOf(Gen.Elements(words)).Select(w => string.Join(' ', w)).ToArbitrary();
        Prop.ForAll(texts, text => Reader.Read(text).LocaleConfidence is >= 0 and <= 1).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void Without_data_nothing_is_understood() => Assert.True(Same(Reading.Nothing, new MessageReader(UnderstandingData.Empty).Read("помогите, меня бьют")));

    /// <summary>In one pass: a text of a megabyte may hold a hundred thousand of them.</summary>
    [Fact]
    public void Of_many_phrases_those_behind_a_forbidden_word_are_dropped_and_the_others_stay_in_their_order()
    {
        const int times = 5_000;
        var finder = new PhraseFinder(new UnderstandingData([new UnderstandingLanguage(new("tg"), [], [new(DangerKind.Custody, "~*и маро гирифтанд")], [], [])]));
        var text = string.Concat(Enumerable.Repeat("паспорти маро гирифтанд ва маро гирифтанд ", times));
        using var words = new SoundWords(Folding.Fold(text));

        Assert.Equal(Enumerable.Range(0, times).Select(i => (6 * i) + 4), finder.Find(text, words).Select(h => h.First));
    }

    [Fact]
    public void A_gap_stands_for_up_to_three_words()
    {
        var reader = Only("меня * бьют", "не бьют");
        Assert.NotEmpty(reader.Read("меня бьют").Danger);
        Assert.NotEmpty(reader.Read("меня тут каждый день бьют").Danger);
        Assert.Empty(reader.Read("меня тут почти каждый день бьют").Danger);
        Assert.Empty(reader.Read("меня совсем не бьют").Danger);
    }

    [Fact]
    public void A_star_stands_for_any_ending_and_words_without_it_are_whole()
    {
        var reader = Only("угрожа*", "не угрожает");
        Assert.NotEmpty(reader.Read("мне угрожают").Danger);
        Assert.Empty(reader.Read("угроза").Danger);
        Assert.Empty(reader.Read("никто не угрожает").Danger);
        Assert.NotEmpty(reader.Read("не угрожает, а прямо угрожают").Danger);
    }

    [Fact]
    public void Every_language_has_every_kind_of_danger_and_the_topics_of_the_menu()
    {
        string[] topics = ["unpaid_wages", "detention", "medical", "repatriation", "forced_labour", "violence", "documents", "pregnancy", "discrimination", "operator", "greeting"];
        foreach (var language in UnderstandingFiles.Data.Languages)
        {
            Assert.Equal(Enum.GetValues<DangerKind>(), language.Danger.Select(d => d.Key).Distinct().Order());
            Assert.Empty(topics.Except(language.Topics.Select(t => t.Key)));
            Assert.NotEmpty(language.Calm);
            Assert.NotEmpty(language.Urgent);
        }
    }

    private static MessageReader Only(string danger, string calm) =>
        new(new UnderstandingData([new UnderstandingLanguage(LocaleTag.Russian, [], [KeyValuePair.Create(DangerKind.Violence, danger)], [calm], [])]));

    private static bool Same(Reading a, Reading b) =>
        a.Danger.SequenceEqual(b.Danger)
        && (a.Locale, a.LocaleConfidence, a.Topic, a.TopicConfidence, a.Urgency) == (b.Locale, b.LocaleConfidence, b.Topic, b.TopicConfidence, b.Urgency);
}
