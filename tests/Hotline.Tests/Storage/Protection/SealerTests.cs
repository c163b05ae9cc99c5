using Hotline.Storage.Protection;

namespace Hotline.Tests.Storage.Protection;

public sealed class SealerTests
{
    private static readonly byte[] Text = "Мне не платят третий месяц"u8.ToArray();

    private readonly byte[] key = KeyWrap.NewKey();

    [Fact]
    public void What_was_sealed_opens_again()
    {
        var value = Sealer.Seal(key, "state", "abc", Text);

        Assert.Equal(Text, Sealer.Open(key, "state", "abc", value));
        Assert.Equal(Text.Length + Sealer.Overhead, value.Length);
        Assert.Equal(-1, value.AsSpan().IndexOf(Text.AsSpan(0, 8)));
    }

    [Fact]
    public void Sealing_twice_never_gives_the_same_bytes() =>
        Assert.NotEqual(Sealer.Seal(key, "state", "abc", Text), Sealer.Seal(key, "state", "abc", Text));

    [Fact]
    public void One_key_never_uses_a_nonce_twice()
    {
        using var sealing = new SealKey(key);

        var nonces = Enumerable.Range(0, 1000).Select(_ => Convert.ToHexString(sealing.Seal("state", "abc", Text), 1, 12));

        Assert.Equal(1000, nonces.Distinct().Count());
    }

    [Fact]
    public void Key_at_work_opens_what_a_single_call_sealed_and_the_other_way_round()
    {
        using var sealing = new SealKey(key);
        var somebody = new string('ж', 300);

        Assert.Equal(Text, sealing.Open("state", somebody, Sealer.Seal(key, "state", somebody, Text)));
        Assert.Equal(Text, Sealer.Open(key, "state", "abc", sealing.Seal("state", "abc", Text)));
        Assert.Throws<SealedDataException>(() => sealing.Open("state", "abc", Sealer.Seal(key, "state", "abd", Text)));
        Assert.Equal(Text, sealing.Open("state", "abc", Sealer.Seal(key, "state", "abc", Text)));
    }

    /// <summary>Never edit the sample: it is what stands in somebody's store.</summary>
    [Fact]
    public void Stored_sample_opens() => Assert.Equal(
        "hello"u8.ToArray(), Sealer.Open(Convert.FromHexString("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"), "state", "abc", Convert.FromHexString("016465666768696a6b6c6d6e6f207eb20a163ec31009fa3701d6c66001f0aa6c11a2")));

    [Fact]
    public void A_value_opens_only_in_its_own_place_and_under_its_own_key()
    {
        var value = Sealer.Seal(key, "state", "abc", Text);

        Assert.Throws<SealedDataException>(() => Sealer.Open(key, "outbox", "abc", value));
        Assert.Throws<SealedDataException>(() => Sealer.Open(key, "state", "abd", value));
        Assert.Throws<SealedDataException>(() => Sealer.Open(KeyWrap.NewKey(), "state", "abc", value));
    }

    [Fact]
    public void One_changed_bit_anywhere_is_noticed()
    {
        var value = Sealer.Seal(key, "state", "abc", Text);
        for (var at = 1; at < value.Length; at++)
        {
            var changed = (byte[])value.Clone();
            changed[at] ^= 1;
            Assert.Throws<SealedDataException>(() => Sealer.Open(key, "state", "abc", changed));
        }
    }

    [Fact]
    public void A_newer_version_is_told_apart_from_damage()
    {
        var value = Sealer.Seal(key, "state", "abc", Text);
        value[0] = 2;

        Assert.Throws<NewerFormatException>(() => Sealer.Open(key, "state", "abc", value));
        Assert.Throws<SealedDataException>(() => Sealer.Open(key, "state", "abc", []));
    }

    [Fact]
    public void A_wrapped_key_belongs_to_one_subject_and_one_master_key()
    {
        var wrap = new KeyWrap(MasterKey.FromText(MasterKey.NewText(), "test"));
        var other = new KeyWrap(MasterKey.FromText(MasterKey.NewText(), "test"));
        var wrapped = wrap.Wrap("conversation", "abc", key);

        Assert.Equal(key, wrap.Unwrap("conversation", "abc", wrapped));
        Assert.Equal(-1, wrapped.AsSpan().IndexOf(key.AsSpan(0, 8)));
        Assert.Throws<SealedDataException>(() => wrap.Unwrap("conversation", "abd", wrapped));
        Assert.Throws<SealedDataException>(() => wrap.Unwrap("contact", "abc", wrapped));
        Assert.Throws<SealedDataException>(() => other.Unwrap("conversation", "abc", wrapped));
    }
}
