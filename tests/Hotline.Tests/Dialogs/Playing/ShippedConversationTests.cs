using Hotline.Core.Dialogs.Playing;
using Hotline.Tests.Support;

namespace Hotline.Tests.Dialogs.Playing;

public sealed class ShippedConversationTests
{
    public static TheoryData<string> Conversations =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "dialogs", "tests"), "*.yaml").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Conversations))]
    public void Shipped_conversation_goes_as_written(string file)
    {
        var player = new ConversationPlayer(Shipped.Publication, Shipped.Reader.Read);

        Assert.Empty(player.Play($"tests/{file}", File.ReadAllText(Path.Combine(Repository.Root, "dialogs", "tests", file))));
    }
}
