namespace Hotline.Core.Understanding.Numbers;

/// <summary>Takes the numbers out of one text, each with what it counts. Used once.</summary>
internal sealed class NumberReader(NumberWords words, NumberUnits units, bool moneyAsked)
{
    private const int LongestSuffix = 3;

    private readonly List<Quantity> found = [];
    private NumberSum? sum;
    private NumberUnit beside;
    private bool first = true;
    private bool sumIsFirst;
    private bool moneyBefore;

    public IReadOnlyList<Quantity> Found => found;

    /// <summary>Words that are neither a number nor what it counts.</summary>
    public int OtherWords { get; private set; }

    /// <summary>What a word says that stands without a number ("неделю"), once.</summary>
    public NumberUnit Alone { get; private set; }

    /// <summary>Each of several ("по 50 тысяч").</summary>
    public bool HasEach { get; private set; }

    /// <summary>False when two numbers stand side by side, or digits that are none: then nobody can tell what is meant.</summary>
    public bool Read(string text)
    {
        var position = 0;
        while (NumberToken.Next(text, ref position) is { } token)
        {
            if (!(token.IsDigits ? Digits(token) : Word(token.Word!, token.IsAttached))) return false;
            first = false;
        }

        Close(NumberUnit.None);
        return true;
    }

    private bool Digits(NumberToken token)
    {
        Begin();
        if (token.Beside != NumberUnit.None) beside = token.Beside;
        return token.Value is { } value && sum!.AddDigits(value);
    }

    private bool Word(string word, bool attached)
    {
        if (Number(word) is { } number)
        {
            Begin();
            return sum!.AddWord(number);
        }

        if (sum is not null && words.IsJoiner(word)) return true;
        if (units.IsEach(word)) HasEach = true;
        var unit = units.Of(word);
        if (sum is null) Stray(word, unit);
        else if (attached && units.IsOrdinal(word)) Close(NumberUnit.Other);
        else if (unit != NumberUnit.None) Close(unit);
        else if (!attached || word.Length > LongestSuffix) Pass();
        return true;
    }

    /// <summary>A multiplier of one letter ("5 к"), or one that is another word elsewhere, needs a number before it.</summary>
    private NumberWord? Number(string word)
    {
        if (sum is not null && moneyAsked && words.MoneyTimes(word) is { } slang) return slang;
        return words.Find(word) is { } number && (!number.Multiplies || number.Value == 100 || sum is not null || word.Length > 1) ? number : null;
    }

    private void Begin()
    {
        if (sum is not null) return;
        (sum, sumIsFirst, beside) = (new NumberSum(), first, moneyBefore ? NumberUnit.Money : NumberUnit.None);
        moneyBefore = false;
    }

    private void Pass()
    {
        OtherWords++;
        Close(NumberUnit.None);
    }

    private void Stray(string word, NumberUnit unit)
    {
        moneyBefore = unit == NumberUnit.Money;
        if (units.OfHalf(word) is { } half) found.Add(new Quantity(0.5m, half, false, false, first));
        else if (unit is NumberUnit.None) OtherWords++;
        else if (unit is not NumberUnit.Money && Alone == NumberUnit.None) Alone = unit;
    }

    private void Close(NumberUnit unit)
    {
        if (sum?.Total is { } total) found.Add(new Quantity(total, unit == NumberUnit.None ? beside : unit, sum.HasDigits, sum.IsAmbiguous, sumIsFirst));
        sum = null;
    }
}
