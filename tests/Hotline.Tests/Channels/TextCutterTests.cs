using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Hotline.Core.Channels;

namespace Hotline.Tests.Channels;

public sealed class TextCutterTests
{
    /// <summary>Pieces that are hard to cut: pairs, joined families, flags, marks on letters and on spaces, Windows line ends, right-to-left marks.</summary>
    private static readonly string[] Pieces =
    [
        "a", "слово ", "ҳақ ", ". ", "! ", "…", "\n", "\n\n", "\r\n", " ", "   ", "\t", "😀", "👩‍👩‍👧‍👧", "👍🏽", "🇰🇿", "🇺🇿", "e\u0301", "и\u0306\u0301", " \u0301", "\u200F", "\u202E", "한", "الله ",
    ];

    private static readonly Gen<string> Texts =
        Gen.Elements(Pieces).ListOf().Select(string.Concat).Resize(400);

    private static readonly Gen<(string Text, int Max)> Cases = Texts.SelectMany(text => Gen.Choose(20, 120).Select(max => (text, max)));

    private static void Holds(Func<(string Text, int Max), bool> rule) =>
        Prop.ForAll(Cases.ToArbitrary(), rule).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithQuietOnSuccess(true));

    [Fact]
    public void No_part_is_longer_than_allowed_or_blank() =>
        Holds(c => TextCutter.Cut(c.Text, c.Max).All(part => part.Length <= c.Max && !string.IsNullOrWhiteSpace(part)));

    [Fact]
    public void Nothing_but_white_space_is_lost() =>
        Holds(c => WithoutSpace(string.Concat(TextCutter.Cut(c.Text, c.Max))) == WithoutSpace(c.Text));

    [Fact]
    public void Every_part_is_whole_characters() =>
        Holds(c =>
        {
            var boundaries = StringInfo.ParseCombiningCharacters(c.Text).Append(c.Text.Length).ToHashSet();
            var at = 0;
            foreach (var part in TextCutter.Cut(c.Text, c.Max))
            {
                at = c.Text.IndexOf(part, at, StringComparison.Ordinal);
                if (!boundaries.Contains(at) || !boundaries.Contains(at + part.Length)) return false;
                at += part.Length;
            }

            return true;
        });

    [Fact]
    public void A_text_that_fits_stays_as_it_is() =>
        Holds(c => c.Text.Length > c.Max || string.IsNullOrWhiteSpace(c.Text) || TextCutter.Cut(c.Text, c.Max) is [var only] && only == c.Text);

    [Fact]
    public void A_shortened_text_is_its_beginning_at_a_whole_character() =>
        Holds(c =>
        {
            var text = TextCutter.Shorten(c.Text, c.Max);
            if (c.Text.Length <= c.Max) return text == c.Text;
            return text.Length <= c.Max && text[^1] == '…' && c.Text.StartsWith(text[..^1], StringComparison.Ordinal)
                && StringInfo.ParseCombiningCharacters(c.Text).Contains(text.Length - 1);
        });

    [Theory]
    [InlineData("One two three.\n\nFour five six seven.", 24, "One two three.|Four five six seven.")]
    [InlineData("One two three\nfour five six seven", 24, "One two three|four five six seven")]
    [InlineData("One two three. Four five six seven", 24, "One two three.|Four five six seven")]
    [InlineData("One two three four five six seven", 24, "One two three four five|six seven")]
    [InlineData("Onetwothreefourfivesixseven", 10, "Onetwothre|efourfives|ixseven")]
    [InlineData("A.\n\nOne two three four five six", 24, "A.\n\nOne two three four|five six")]
    public void A_cut_prefers_paragraphs_then_lines_sentences_and_words(string text, int max, string parts) =>
        Assert.Equal(parts.Split('|'), TextCutter.Cut(text, max));

    [Theory]
    [InlineData("")]
    [InlineData(" \n\n ")]
    public void Blank_text_gives_no_part(string text) => Assert.Empty(TextCutter.Cut(text, 100));

    [Fact]
    public void One_character_longer_than_a_part_is_cut_inside_but_never_inside_a_surrogate_pair()
    {
        var stack = "a" + string.Concat(Enumerable.Repeat("\U0001E8D0", 3000));
        var parts = TextCutter.Cut(stack, 4096);
        Assert.Equal(stack, string.Concat(parts));
        Assert.All(parts, part => Assert.False(char.IsLowSurrogate(part[0])));
    }

    [Fact]
    public void Ten_thousand_emoji_come_whole()
    {
        var flood = string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👧", 1000));
        var parts = TextCutter.Cut(flood, 4096);
        Assert.Equal(flood, string.Concat(parts));
        Assert.All(parts, part => Assert.Equal(0, part.Length % 11));
    }

    private static string WithoutSpace(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
