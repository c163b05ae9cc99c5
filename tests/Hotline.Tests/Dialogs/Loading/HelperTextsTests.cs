using Hotline.Core.Dialogs;
using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding;
using Hotline.Tests.Support;

namespace Hotline.Tests.Dialogs.Loading;

public sealed class HelperTextsTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Fact]
    public void Every_topic_of_the_shipped_dialogs_has_a_card_and_words_of_its_own()
    {
        var helpers = Shipped.Publication.Helpers;
        foreach (var topic in Shipped.Publication.Dialogs.Select(d => d.Topic).OfType<string>().Where(t => t.Length > 0).Distinct())
        {
            Assert.Equal(topic, helpers.CardFor(topic)?.Topic);
            if (topic != Topics.Other) Assert.Contains(helpers.Replies, r => r.Topics.Contains(topic));
        }

        Assert.Equal("other", helpers.CardFor("no_such_topic")?.Topic);
    }

    [Fact]
    public void Replies_of_the_topic_come_first_and_those_of_others_not_at_all()
    {
        var replies = Shipped.Publication.Helpers.RepliesFor("work_injury").ToList();

        Assert.Equal("injury_doctor", replies[0].Id);
        Assert.Contains(replies, r => r.Id == "hello");
        Assert.DoesNotContain(replies, r => r.Topics.Count > 0 && !r.Topics.Contains("work_injury"));
    }

    [Theory]
    [InlineData("KZ", "Звоните сейчас: 103. Для звонка документы не нужны.\nСкажите, где вы, что болит и с какого времени.")]
    [InlineData("TR", "Скажите, где вы, что болит и с какого времени.")]
    public void Numbers_are_of_the_persons_country_and_of_no_other(string country, string expected)
    {
        var reply = Shipped.Publication.Helpers.Replies.Single(r => r.Id == "medical_call");

        Assert.Equal(expected, HelperWords.Of(Shipped.Publication, reply.Text, LocaleTag.Russian, country, Today).Text);
    }

    [Fact]
    public void Words_that_lack_in_a_language_say_which_they_are_in()
    {
        var line = Shipped.Publication.Helpers.CardFor("medical")!.Ask[0];

        Assert.Equal(new LocaleTag("ru"), HelperWords.Of(Shipped.Publication, line, new LocaleTag("tg"), "RU", Today).Locale);
        Assert.Equal((LocaleTag.English, false), HelperWords.Of(Shipped.Publication, line, LocaleTag.English, "RU", Today) is var said ? (said.Locale, said.Draft) : default);
    }

    [Theory]
    [InlineData("replies", "replies:\n  Hello: \"x\"", "cannot be called 'Hello'")]
    [InlineData("replies", "replies:\n  hello: { texts: \"x\" }", "texts")]
    [InlineData("replies", "replies:\n  hello: \"Write {owed}\"", "facts only")]
    [InlineData("replies", "replies:\n  hello: { topics: [unpaid_wage], text: \"x\" }", "Did you mean 'unpaid_wages'")]
    [InlineData("replies", "hello: \"x\"", "needs 'replies:'")]
    [InlineData("cards", "unpaid_wages: { ask: { a: \"x\" } }", "needs 'never:'")]
    [InlineData("cards", "unpaid_wages: { ask: { a: \"x\" }, never: { b: \"y\" }, numbers: [ambulanc] }", "Did you mean 'ambulance'")]
    [InlineData("cards", "wages: { ask: { a: \"x\" }, never: { b: \"y\" } }", "no topic of a dialog")]
    public void What_cannot_be_is_told_with_its_place(string file, string text, string words)
    {
        var shipped = PublicationSource.FromFolders(Path.Combine(Repository.Root, "dialogs"), Path.Combine(Repository.Root, "locales"));
        var changed = PublicationSource.From(shipped.Files.SetItem($"dialogs/{file}.yaml", text));

        var faults = PublicationReader.Read(changed, new ReadOptions { Translations = false }).Faults;

        Assert.Contains(faults, f => f.Severity == FaultSeverity.Error && f.Message.Contains(words, StringComparison.Ordinal));
    }
}
