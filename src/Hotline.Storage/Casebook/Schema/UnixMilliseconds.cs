using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Hotline.Storage.Casebook.Schema;

/// <summary>An instant as whole milliseconds since 1970 (UTC): ordered alike by every database.</summary>
internal sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(at => at.ToUnixTimeMilliseconds(), ms => DateTimeOffset.FromUnixTimeMilliseconds(ms));
