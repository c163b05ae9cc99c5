using System.Text.Json.Serialization;
using Hotline.Core.Dialogs.Loading;
using Hotline.Server.Commands.Erasing;
using Hotline.Server.Commands.Keys;
using Hotline.Server.Commands.Publishing;

namespace Hotline.Server.Commands;

/// <summary>One fault as <c>hotline check --json</c> prints it.</summary>
internal sealed record FaultLine(string File, int Line, string Code, string Severity, string Message)
{
    public static FaultLine Of(Fault fault) => new(fault.File, fault.Line, fault.Code, fault.Severity.ToString().ToLowerInvariant(), fault.Message);
}

/// <summary>One line of the scripts as <c>hotline check --sms --json</c> prints it. <paramref name="Cost"/> is missing where no price is set.</summary>
internal sealed record SmsLineJson(string Locale, string Node, string File, int Line, string Encoding, int Parts, decimal? Cost, string? Currency);

/// <summary>The longest way in one language.</summary>
internal sealed record SmsWayJson(string Locale, int Messages, int Parts, decimal? Cost, string? Currency, IReadOnlyList<string> Way);

[JsonSerializable(typeof(FaultLine))]
[JsonSerializable(typeof(SmsLineJson))]
[JsonSerializable(typeof(SmsWayJson))]
[JsonSerializable(typeof(DueLine))]
[JsonSerializable(typeof(ExportLine))]
[JsonSerializable(typeof(RotationLine))]
[JsonSerializable(typeof(AccountLine))]
[JsonSerializable(typeof(InvitationLine))]
[JsonSerializable(typeof(ChangedLine))]
[JsonSerializable(typeof(PasswordLine))]
[JsonSerializable(typeof(ErasedLine))]
[JsonSerializable(typeof(ChangeLine))]
[JsonSerializable(typeof(PublishedLine))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class CommandJson : JsonSerializerContext;
