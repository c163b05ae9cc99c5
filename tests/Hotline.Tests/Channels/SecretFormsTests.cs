using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hotline.Tests.Support;

namespace Hotline.Tests.Channels;

/// <summary>The sweeps look for marked secrets in every form in which a program may have written them by the way.</summary>
public sealed class SecretFormsTests
{
    private const string Secret = "ЪЪТайна мигранта ZZ";

    public static TheoryData<string> Written()
    {
        var written = new TheoryData<string>
        {
            Secret, Uri.EscapeDataString(Secret), Uri.EscapeDataString(Secret).ToLowerInvariant().Replace("zz", "ZZ", StringComparison.Ordinal), $"?text={Uri.EscapeDataString(Secret).Replace("%20", "+", StringComparison.Ordinal)}",
            JsonSerializer.Serialize(Secret), Regex.Replace(JsonSerializer.Serialize(Secret), @"\\u[0-9A-F]{4}", match => match.Value.ToLowerInvariant(), RegexOptions.None, TimeSpan.FromSeconds(1)),
        };
        foreach (var before in new[] { "", "a", "ab", "abc" })
        {
            var coded = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{before}{Secret} behind"));
            written.Add(coded);
            written.Add(coded.Replace('+', '-').Replace('/', '_').TrimEnd('='));
            written.Add(Convert.ToBase64String(Encoding.Unicode.GetBytes($"{before}{Secret}!")));
        }

        return written;
    }

    [Theory]
    [MemberData(nameof(Written))]
    public void However_it_was_written_it_is_found(string written)
    {
        var file = Encoding.UTF8.GetBytes($"2026-11-23 Information {written}\n");
        Assert.Contains(SecretForms.Of(Secret), form => file.AsSpan().IndexOf(form) >= 0);
    }

    [Fact]
    public void It_is_found_in_a_file_of_UTF_16_too() =>
        Assert.Contains(SecretForms.Of(Secret), form => Encoding.Unicode.GetBytes($"x{Secret}").AsSpan().IndexOf(form) >= 0);

    [Fact]
    public void No_form_is_so_short_that_it_stands_anywhere()
    {
        Assert.All(SecretForms.Of("7019998877"), form => Assert.InRange(form.Length, 8, int.MaxValue));
        Assert.DoesNotContain(SecretForms.Texts(Secret), form => "ordinary words 0123456789".Contains(form, StringComparison.Ordinal));
    }
}
