using System.Text;
using System.Text.Json.Nodes;

namespace Hotline.FunctionalTests.FakeTelegram;

/// <summary>Reads inline keyboards with the server's limits.</summary>
internal static class Keyboards
{
    private const int MostButtons = 100;
    private const int MostInRow = 8;

    public static IReadOnlyList<IReadOnlyList<(string Label, string Data)>> Read(JsonNode? markup)
    {
        if (markup is not JsonObject || markup["inline_keyboard"] is not JsonArray rows) return [];
        var read = rows.Select(row => (IReadOnlyList<(string, string)>)[.. row!.AsArray().Select(Button)]).ToList();
        if (read.Sum(row => row.Count) > MostButtons || read.Any(row => row.Count > MostInRow)) throw BotException.Bad("reply markup is too long");
        return read;
    }

    private static (string Label, string Data) Button(JsonNode? button)
    {
        var label = button!.AsObject().Text("text");
        if (label.Length == 0) throw BotException.Bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
        if (button["url"] is not null) return (label, "");
        var data = button.AsObject().Text("callback_data");
        return Encoding.UTF8.GetByteCount(data) is >= 1 and <= 64 ? (label, data) : throw BotException.Bad("BUTTON_DATA_INVALID");
    }
}
