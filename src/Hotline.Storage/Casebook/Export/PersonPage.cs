using System.Globalization;
using System.Net;
using System.Text;

namespace Hotline.Storage.Casebook.Export;

/// <summary>
/// <c>person.html</c>: the same to read, in any browser, without a line of script and without anything from outside. Headings stand in English and Russian; what was said stands as it was said.
/// </summary>
internal static class PersonPage
{
    private const string Top = """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><meta name="referrer" content="no-referrer"><meta name="viewport" content="width=device-width">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'">
        <title>Your data · Ваши данные</title>
        <style>body{font:16px/1.5 sans-serif;max-width:46em;margin:1em auto;padding:0 1em}dt{font-weight:bold}p.line{margin:.4em 0;white-space:pre-wrap}small{color:#555}</style></head><body>

        """;

    public static async Task WriteAsync(PersonReader reader, ExportedPerson person, IReadOnlyList<ExportedFile> files, Stream target, CancellationToken cancellationToken)
    {
        await using var page = new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        await page.WriteAsync(Top.AsMemory(), cancellationToken);
        var contact = await reader.ContactAsync(person, cancellationToken);
        await page.WriteLineAsync("<h1>What we keep about you · Что мы храним о вас</h1>".AsMemory(), cancellationToken);
        await TellAsync("Made on · Составлено", Time(reader.Now));
        await TellAsync("First message · Первое сообщение", Time(contact.FirstSeen));
        await TellAsync("Last message · Последнее сообщение", Time(contact.LastSeen));
        await TellAsync("Kept under the name · Хранится под именем", person.Contact);
        await HeadAsync("Addresses · Адреса");
        foreach (var address in await reader.AddressesAsync(person, cancellationToken)) await TellAsync(address.Channel, $"{address.Address ?? "—"} {Time(address.Since)} {Time(address.Until)} {address.Ended}");
        var paths = files.Where(f => f.Path is not null).ToDictionary(f => f.Id, f => f.Path!);
        foreach (var conversation in await reader.ConversationsAsync(person, cancellationToken))
        {
            await HeadAsync($"Messages · Сообщения ({conversation.Channel})");
            await foreach (var line in reader.LinesAsync(conversation.Id, cancellationToken)) await LineAsync(line);
            foreach (var (name, answer) in await reader.AnswersAsync(conversation.Id, cancellationToken) ?? new Dictionary<string, string>()) await TellAsync(name, answer);
        }

        foreach (var one in await reader.CasesAsync(person, cancellationToken)) await CaseAsync(one);
        await page.WriteAsync("</body></html>\n".AsMemory(), cancellationToken);
        await page.FlushAsync(cancellationToken);

        Task HeadAsync(string words) => page.WriteLineAsync($"<h2>{Safe(words)}</h2>".AsMemory(), cancellationToken);

        Task TellAsync(string name, string? words) => page.WriteLineAsync($"<p><b>{Safe(name)}</b>: {Safe(words)}</p>".AsMemory(), cancellationToken);

        Task LineAsync(ExportedLine line)
        {
            var file = line.File is { } id && paths.TryGetValue(id, out var path) ? $" <a href=\"{Safe(path)}\">{Safe(path)}</a>" : "";
            var choices = line.Choices.Count > 0 ? $" <small>[{Safe(string.Join("] [", line.Choices))}]</small>" : "";
            return page.WriteLineAsync($"<p class=\"line\"><small>{Time(line.At)} {Safe(Speaker(line))}</small>\n{Safe(line.Text)}{choices}{file}</p>".AsMemory(), cancellationToken);
        }

        async Task CaseAsync(ExportedCase one)
        {
            await HeadAsync($"Case · Дело {one.Code}");
            await TellAsync("Topic · Тема", $"{one.Topic}, {one.Urgency}");
            await TellAsync("Opened, closed · Открыто, закрыто", $"{Time(one.OpenedAt)} — {Time(one.ClosedAt)}");
            foreach (var (slot, answer) in one.Answers) await TellAsync(slot, answer);
            foreach (var note in one.Notes) await TellAsync($"Note of a helper · Заметка помощника, {Time(note.At)}", note.Text);
            await TellAsync("Codes · Коды", string.Join(", ", one.Violations.Concat(one.Flags.Where(f => f.Stands).Select(f => f.Code)).Distinct()));
            await TellAsync("What came of it · Что получилось", string.Join(", ", one.Outcomes.Select(o => o.Code).Append(one.Outcome).OfType<string>()));
            await TellAsync("Looked at or changed, times · Сколько раз смотрели и меняли", one.Looked.Values.Sum().ToString(CultureInfo.InvariantCulture));
        }
    }

    private static string Speaker(ExportedLine line) => line.From switch
    {
        "person" => "You · Вы",
        "bot" => "Bot · Бот",
        _ => $"Helper · Помощник {line.Alias}",
    };

    private static string Time(DateTimeOffset? at) => at is { } known ? known.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture) : "";

    private static string Safe(string? words) => WebUtility.HtmlEncode(words ?? "");
}
