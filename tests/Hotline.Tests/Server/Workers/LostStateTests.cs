using Hotline.Core.Conversations;
using Hotline.Core.Dialogs.Loading;
using Hotline.Server.Health;
using Hotline.Server.Workers;
using Hotline.Tests.Contracts;
using Hotline.Tests.Dialogs;
using Hotline.Tests.Storage.Sqlite;
using Hotline.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hotline.Tests.Server.Workers;

/// <summary>A state that cannot be read is set aside. The person whose it was is never met with silence: they get the menu, and a human.</summary>
public sealed class LostStateTests : RuntimeContract
{
    private SqliteUnderTest Store => (SqliteUnderTest)Runtime;

    protected override Task<RuntimeUnderTest> OpenAsync() => Task.FromResult<RuntimeUnderTest>(new SqliteUnderTest());

    [Fact]
    public async Task Person_gets_the_menu_and_a_human()
    {
        await LoseAsync();
        await ReceiveAsync(Aziza, "and what now?");

        var turn = await PlayAsync();

        var menu = Shipped.Publication.Settings.Menu;
        Assert.Contains(turn.Effects.OfType<Effect.Say>(), said => said.Message.Place == menu.ToString() && said.Message.Buttons.Count > 0);
        Assert.Equal(ConversationMode.Waiting, turn.State.Mode);
        Assert.Single(turn.Effects.OfType<Effect.CaseChanged>());
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("/start")]
    [InlineData("100500")]
    public async Task Whatever_they_write_is_answered_and_a_human_hears_of_it(string text)
    {
        await LoseAsync();
        await ReceiveAsync(Aziza, text);

        var turn = await PlayAsync();

        Assert.NotEmpty(turn.Effects.OfType<Effect.Say>());
        Assert.Single(turn.Effects.OfType<Effect.CaseChanged>());
    }

    [Fact]
    public async Task Who_asks_to_stop_is_stopped_and_nobody_is_called()
    {
        await LoseAsync();
        await ReceiveAsync(Aziza, "stop");

        var turn = await PlayAsync();

        Assert.Equal(ConversationMode.Stopped, turn.State.Mode);
        Assert.Empty(turn.Effects.OfType<Effect.CaseChanged>());
    }

    [Fact]
    public async Task What_an_operator_sends_meanwhile_is_refused_and_the_person_s_next_message_reaches_them_as_ever()
    {
        await LoseAsync();
        await Runtime.Inbox.AcceptAsync(new InboxEvent(Runtime.IdOf(Aziza), "click1", new OperatorReplied(new("7K3QD0M2XA"), "op1", 3, "click1", "Hello")), Cancel);
        Assert.Single((await PlayAsync()).Effects.OfType<Effect.CommandRefused>());
        await ReceiveAsync(Aziza, "and what now?");

        var turn = await PlayAsync();

        Assert.Equal(Aziza, turn.State.Address);
        Assert.Equal(ConversationMode.Waiting, turn.State.Mode);
        Assert.NotEmpty(turn.Effects.OfType<Effect.Say>());
    }

    private async Task LoseAsync()
    {
        await SayAsync(Aziza);
        await Store.StopAsync();
        var file = Store.Folder.File("runtime.db");
        var damaged = SqliteTraces.Bytes(file, "SELECT state FROM conversation");
        damaged[^1] ^= 1;
        SqliteTraces.Execute(file, "UPDATE conversation SET state = @bytes", damaged);
        Store.Start();
    }

    private async Task<Turn> PlayAsync()
    {
        using var metrics = new HotlineMetrics();
        var library = new PublicationLibrary();
        await library.UseAsync(Shipped.Publication, PublicationSource.FromFolders(Repository.Path("dialogs"), Repository.Path("locales")), Cancel);
        var around = new SurroundingsSource([], new ConfigurationBuilder().Build());
        var processor = new TurnProcessor(Runtime.Conversations, Runtime.Mailbox, library, new Readers(UnderstandingFiles.Learnt), around, SomeKeyedNames.Of(Store.Master), Store.Time, metrics, NullLogger<TurnProcessor>.Instance);
        Turn? played = null;
        await processor.RunAsync(await LeaseOneAsync(), Worker, _ => ValueTask.CompletedTask, turn => played = turn, Cancel);
        return played ?? throw new InvalidOperationException("No turn was played.");
    }
}
