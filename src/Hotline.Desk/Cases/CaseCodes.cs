namespace Hotline.Desk.Cases;

/// <summary>Codes of cases as people write and say them.</summary>
internal static class CaseCodes
{
    /// <summary>The code as it is kept: without dash and spaces, in capitals, and with digits where people see letters (Crockford's base32 has neither O nor I nor L).</summary>
    public static string Read(string text) => string.Concat(text.ToUpperInvariant().Where(c => c is not ('-' or ' ')).Select(c => c switch
    {
        'O' => '0',
        'I' or 'L' => '1',
        _ => c,
    }));
}
