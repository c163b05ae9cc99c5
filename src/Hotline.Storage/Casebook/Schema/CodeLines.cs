using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Hotline.Storage.Casebook.Schema;

/// <summary>A list of codes as one text, a code a line. Codes hold no line breaks.</summary>
internal sealed class CodeLines() : ValueConverter<IReadOnlyList<string>, string>(
    codes => string.Join('\n', codes),
    text => text.Split('\n', StringSplitOptions.RemoveEmptyEntries));

/// <summary>Lists are equal when their codes are, in order.</summary>
internal sealed class CodeLinesComparer() : ValueComparer<IReadOnlyList<string>>(
    (left, right) => left == right || (left != null && right != null && left.SequenceEqual(right)),
    codes => codes.Aggregate(0, (hash, code) => HashCode.Combine(hash, code.GetHashCode(StringComparison.Ordinal))),
    codes => codes.ToArray());
