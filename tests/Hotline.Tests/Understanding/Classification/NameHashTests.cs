using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Hotline.Core.Understanding.Classification;

namespace Hotline.Tests.Understanding.Classification;

public sealed class NameHashTests
{
    /// <summary>What was learnt and kept by an earlier version is found again: the name is that of all rows laid end to end, however long they are.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(8190)]
    [InlineData(8191)]
    [InlineData(8192)]
    [InlineData(30_000)]
    public void The_name_is_that_of_all_rows_laid_end_to_end(int length)
    {
        var text = new string('ж', length);
        using var hash = new NameHash();
        hash.Add("calm", text);
        hash.Add("examples");
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes($"calm\0{text}\0\0examples\0\0".AsSpan()))), hash.ToHex());
    }

    [Fact]
    public void The_same_texts_in_other_rows_have_another_name() => Assert.NotEqual(Name(hash => hash.Add("a", "b")), Name(hash =>
    {
        hash.Add("a");
        hash.Add("b");
    }));

    private static string Name(Action<NameHash> add)
    {
        using var hash = new NameHash();
        add(hash);
        return hash.ToHex();
    }
}
