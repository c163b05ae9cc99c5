using System.Text;
using Hotline.Desk.Accounts.SecondFactors;

namespace Hotline.Tests.Desk.Accounts;

public sealed class TotpTests
{
    /// <summary>The key of RFC 6238's table.</summary>
    private static readonly byte[] Key = Encoding.ASCII.GetBytes("12345678901234567890");

    private static readonly DateTimeOffset Noon = DateTimeOffset.FromUnixTimeSeconds(1_111_111_110);

    /// <summary>Appendix B of RFC 6238, the last six of its eight digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1_111_111_109, "081804")]
    [InlineData(1_111_111_111, "050471")]
    [InlineData(1_234_567_890, "005924")]
    [InlineData(2_000_000_000, "279037")]
    [InlineData(20_000_000_000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) => Assert.Equal(code, Totp.CodeAt(Key, DateTimeOffset.FromUnixTimeSeconds(seconds)));

    [Fact]
    public void A_key_is_spelt_in_base32_in_groups_and_without_them_in_the_address()
    {
        Assert.Equal("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ", Totp.Spell(Key));
        Assert.Equal("otpauth://totp/Hotline:a%20b?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Hotline", Totp.Address(Key, "Hotline", "a b"));
    }

    [Theory]
    [InlineData(-60, false)]
    [InlineData(-30, true)]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(60, false)]
    public void A_phone_may_be_one_step_early_or_late(int seconds, bool fits) => Assert.Equal(fits, Totp.Match(Key, Totp.CodeAt(Key, Noon.AddSeconds(seconds)), Noon, spent: 0) is not null);

    [Fact]
    public void A_code_and_all_before_it_are_spent_with_it()
    {
        var step = Totp.Match(Key, Totp.CodeAt(Key, Noon), Noon, spent: 0)!.Value;
        Assert.Null(Totp.Match(Key, Totp.CodeAt(Key, Noon), Noon, step));
        Assert.Null(Totp.Match(Key, Totp.CodeAt(Key, Noon.AddSeconds(-30)), Noon, step));
        Assert.Equal(step + 1, Totp.Match(Key, Totp.CodeAt(Key, Noon.AddSeconds(30)), Noon, step));
    }

    [Theory]
    [InlineData("")]
    [InlineData("00000")]
    [InlineData("абвгде")]
    public void What_is_no_code_fits_nothing(string code) => Assert.Null(Totp.Match(Key, code, Noon, spent: 0));
}
