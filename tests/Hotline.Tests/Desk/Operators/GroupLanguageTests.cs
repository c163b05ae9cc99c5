using Hotline.Core.Cases;
using Hotline.Desk.Operators;
using Hotline.Desk.Speech;
using Hotline.Storage.Casebook.Accounts;

namespace Hotline.Tests.Desk.Operators;

/// <summary>The group reads in its own language: its topics, buttons and answers, and why something was not done.</summary>
public sealed class GroupLanguageTests
{
    private const string Aigul = "900000001";
    private const string Ivan = "900000002";

    /// <summary>The longest answer to a button that Telegram shows.</summary>
    private const int LongestAnswer = 200;

    [Theory]
    [InlineData("ru", "7K3QD-0M2XA невыплата зарплаты", "Обращение 7K3QD-0M2XA, срочно\nТема: невыплата зарплаты\nЯзык: ru\nЧеловек: p0000000\nЖдёт с 02.03. 08:00 (UTC)\nПрочитать в приёмной: https://help.example.org/desk",
        "Взять это обращение", "Обращение у вас. Что вы напишете в его теме, уйдёт человеку.", "Не отправлено. Это обращение теперь ведёт aigul. Ничего не отправлено.", "Выплачено полностью")]
    [InlineData("kk", "7K3QD-0M2XA төленбеген жалақы", "Іс 7K3QD-0M2XA, шұғыл\nТақырыбы: төленбеген жалақы\nТілі: ru\nАдам: p0000000\nКүтіп отыр: 02.03. 08:00 бастап (UTC)\nҚабылдаудан оқу: https://help.example.org/desk",
        "Осы істі алу", "Іс Сізде. Тақырыбына жазғаныңыз адамға барады.", "Жіберілмеді. Бұл іспен енді aigul айналысады. Ештеңе жіберілмеді.", "Толық төленді")]
    public async Task A_group_reads_in_its_language(string language, string name, string card, string take, string taken, string refused, string outcome)
    {
        await using var rig = await OperatorsRig.StartAsync(language: language);
        var words = DeskWords.In(language)!;
        await rig.LinkedAsync("aigul", Aigul, Role.Operator);
        await rig.LinkedAsync("ivan", Ivan, Role.Operator);
        await rig.Desk.OpenCaseAsync(1, "7K3QD0M2XA", Urgency.Urgent);
        await rig.RoundAsync();
        var topic = rig.Topic();
        Assert.Equal(name, rig.Group.Topics[topic]);
        Assert.Equal(card, Assert.Single(rig.Group.Messages.Values).Text);

        Assert.Equal(taken, await rig.PressAsync(Aigul, topic, take));
        await rig.RoundAsync();
        Assert.Equal(refused, await rig.WriteAsync(Ivan, topic, 1, "слова"));
        Assert.Equal(words.Of(GroupWords.ChooseOutcome), await rig.PressAsync(Aigul, topic, words.Of(GroupWords.Close)));
        Assert.Equal(words.Of(GroupWords.Closed), await rig.PressAsync(Aigul, topic, outcome));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    [InlineData("kk")]
    public void An_answer_to_a_button_is_shown_whole(string language)
    {
        string[] answers = [GroupWords.NotLinked, GroupWords.Away, GroupWords.Outdated, GroupWords.NoSuchTopic, GroupWords.Taken, GroupWords.Returned, GroupWords.Closed, GroupWords.ChooseOutcome];
        Assert.Equal([], answers.Select(DeskWords.In(language)!.Of).Where(answer => answer.Length > LongestAnswer));
    }
}
