using System.Globalization;
using Hotline.Storage.Protection;

namespace Hotline.Storage.Media;

/// <summary>
/// Seals one file in pieces of <see cref="Piece"/> bytes, each bound to the file, its place and whether it is the last: a file that was cut, or whose pieces were exchanged, does not open.
/// For one caller at a time.
/// </summary>
internal sealed class FileSeal(byte[] key, string owner, string id) : IDisposable
{
    /// <summary>Bytes of a file in one piece. Part of the stored format.</summary>
    public const int Piece = 64 * 1024;

    /// <summary>A full piece on the disk.</summary>
    public const int SealedPiece = Piece + SealKey.Overhead;

    private const string Purpose = "media.piece";

    private readonly SealKey _key = new(key);

    public byte[] Seal(long index, bool last, ReadOnlySpan<byte> plain) => _key.Seal(Purpose, Subject(index, last), plain);

    /// <summary>Opens what <see cref="Seal"/> made for the same place.</summary>
    /// <exception cref="SealedDataException">It is another piece, or damaged.</exception>
    public byte[] Open(long index, bool last, ReadOnlySpan<byte> piece) => _key.Open(Purpose, Subject(index, last), piece);

    /// <summary>The length of a sealed file of so many bytes; an empty one has one empty piece.</summary>
    public static long SealedLength(long plain) => plain + Pieces(plain) * SealKey.Overhead;

    /// <summary>The length of what a sealed file holds; null when no file is so long.</summary>
    public static long? PlainLength(long length)
    {
        var pieces = (length + SealedPiece - 1) / SealedPiece;
        var plain = length - pieces * SealKey.Overhead;
        return pieces > 0 && plain >= 0 && SealedLength(plain) == length ? plain : null;
    }

    public static long Pieces(long plain) => Math.Max(1, (plain + Piece - 1) / Piece);

    public void Dispose() => _key.Dispose();

    private string Subject(long index, bool last) => string.Create(CultureInfo.InvariantCulture, $"{owner}\n{id}\n{index}\n{(last ? "last" : "more")}");
}
