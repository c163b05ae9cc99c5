namespace Hotline.Core.Understanding;

/// <summary>Reads one number out of a short answer.</summary>
internal sealed class NumberParser(NumberWords words)
{
    private const int LongestText = 200;
    private const int WordsBesideWords = 1;

    public decimal? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestText) return null;
        var sum = new NumberSum(words);
        var position = 0;
        var first = true;
        var beforeNumber = false;
        while (NumberToken.Next(text, ref position) is { } token)
        {
            if (token.Digits is not null)
            {
                if (token.Value is not { } value || !sum.AddDigits(value)) return null;
            }
            else if (words.Find(token.Word!) is { } word && (!word.Multiplies || word.Value == 100 || sum.IsOpen || token.Word!.Length > 1))
            {
                if (!sum.AddWord(word)) return null;
                beforeNumber |= first;
            }
            else if (!words.IsJoiner(token.Word!) || !sum.IsOpen)
            {
                sum.PassWord(token.Word!);
            }

            first = false;
        }

        return sum.HasDigits || (sum.OtherWords == 0) || (beforeNumber && sum.OtherWords <= WordsBesideWords && !sum.IsAmbiguousWord) ? sum.Total : null;
    }
}
