using Hotline.Core.Dialogs.Loading;

namespace Hotline.Tests.Dialogs.Loading;

public sealed class PublicationSourceTests
{
    [Fact]
    public void What_is_packed_comes_back_whole()
    {
        var source = SomeScripts.Source();

        var back = PublicationSource.Unpack(source.Pack());

        Assert.Equal(source.Files, back.Files);
        Assert.Equal(source.Hash, back.Hash);
        Assert.Equal(PublicationReader.Read(source).Publication!.Structure, PublicationReader.Read(back).Publication!.Structure);
    }

    [Fact]
    public void The_order_of_files_changes_no_hash_but_one_letter_does()
    {
        var source = SomeScripts.Source();

        Assert.Equal(source.Hash, PublicationSource.From(source.Files.Reverse()).Hash);
        Assert.NotEqual(source.Hash, SomeScripts.Source(("dialogs/menu.yaml", SomeScripts.Menu + " ")).Hash);
    }

    [Fact]
    public void Damaged_or_newer_bytes_are_refused_in_words()
    {
        var packed = SomeScripts.Source().Pack();

        Assert.Contains("Update the program", Assert.Throws<InvalidDataException>(() => PublicationSource.Unpack([2, .. packed[1..]])).Message, StringComparison.Ordinal);
        Assert.Contains("Update the program", Assert.Throws<InvalidDataException>(() => PublicationSource.Unpack([])).Message, StringComparison.Ordinal);
        Assert.Contains("damaged", Assert.Throws<InvalidDataException>(() => PublicationSource.Unpack(packed[..(packed.Length / 2)])).Message, StringComparison.Ordinal);
        Assert.Contains("damaged", Assert.Throws<InvalidDataException>(() => PublicationSource.Unpack([1, 1, 2, 3, 4])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Write any time.", "Write when you can.", false, true)]
    [InlineData("      other: \"Something else\"", "      another: \"Something else\"", true, true)]
    [InlineData("# nothing", "# a remark", false, false)]
    public void Words_change_the_text_hash_and_choices_the_structure(string from, string to, bool structureChanges, bool textChanges)
    {
        var before = SomeScripts.Read(("dialogs/menu.yaml", SomeScripts.Menu + "# nothing\n")).Publication!;
        var after = SomeScripts.Read(("dialogs/menu.yaml", (SomeScripts.Menu + "# nothing\n").Replace(from, to, StringComparison.Ordinal))).Publication!;

        Assert.Equal(structureChanges, before.Structure != after.Structure);
        Assert.Equal(textChanges, before.Text != after.Text);
        Assert.Equal(16, after.Structure.Length);
    }

    [Fact]
    public void A_node_keeps_its_signature_when_only_its_words_change()
    {
        var place = new Core.Dialogs.NodeRef("menu", "what");
        var before = SomeScripts.Read().Publication!;
        var reworded = SomeScripts.Read(("dialogs/menu.yaml", SomeScripts.Menu.Replace("What happened?", "What is it?", StringComparison.Ordinal))).Publication!;
        var rebuilt = SomeScripts.Read(("dialogs/menu.yaml", SomeScripts.Menu.Replace("What happened?", "What happened, {country}?", StringComparison.Ordinal))).Publication!;

        Assert.Equal(before.Compiled.Signature(place), reworded.Compiled.Signature(place));
        Assert.NotEqual(before.Compiled.Signature(place), rebuilt.Compiled.Signature(place));
        Assert.Null(before.Compiled.Signature(new Core.Dialogs.NodeRef("menu", "gone")));
    }
}
