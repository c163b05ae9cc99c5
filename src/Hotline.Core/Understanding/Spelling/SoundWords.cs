using System.Buffers;

namespace Hotline.Core.Understanding.Spelling;

/// <summary>The words of a folded text by their sound, laid end to end in rented memory that is given back by <see cref="Dispose"/>. Words without a sound are empty.</summary>
internal readonly ref struct SoundWords
{
    private readonly char[] keys;
    private readonly int[] ends;
    private readonly int count;

    public SoundWords(ReadOnlySpan<char> folded)
    {
        keys = ArrayPool<char>.Shared.Rent((folded.Length * SoundKey.LongestExpansion) + 1);
        ends = ArrayPool<int>.Shared.Rent((folded.Length / 2) + 1);
        var length = 0;
        foreach (var range in folded.Split(' '))
        {
            length += SoundKey.Write(folded[range], keys.AsSpan(length));
            ends[count++] = length;
        }
    }

    public int Count => count;

    public ReadOnlySpan<char> Keys => keys.AsSpan(0, count == 0 ? 0 : ends[count - 1]);

    public ReadOnlySpan<int> Ends => ends.AsSpan(0, count);

    public ReadOnlySpan<char> this[int word] => keys.AsSpan((word == 0 ? 0 : ends[word - 1])..ends[word]);

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(keys, clearArray: true);
        ArrayPool<int>.Shared.Return(ends);
    }
}
