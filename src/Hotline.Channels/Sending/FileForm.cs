using System.Net.Http.Headers;

namespace Hotline.Channels.Sending;

/// <summary>
/// A form with a file, as browsers write it (RFC 7578): names in quotes, one file name, no charset beside plain fields. The platform's own way (bare names, a second <c>filename*</c>, a border in quotes) is not taken
/// by every server. Owns its parts.
/// </summary>
internal static class FileForm
{
    public static MultipartFormDataContent Of(IEnumerable<KeyValuePair<string, string>> fields, string field, Stream content, string type, string fileName)
    {
        var border = $"hotline{Guid.NewGuid():N}";
        var form = new MultipartFormDataContent(border);
        // Without the quotes that the platform puts around the border.
        form.Headers.ContentType = new MediaTypeHeaderValue("multipart/form-data") { Parameters = { new NameValueHeaderValue("boundary", border) } };
#pragma warning disable CA2000 // The form is disposed with its request, and its parts with it.
        foreach (var (name, value) in fields) form.Add(Part(new StringContent(value), null, new ContentDispositionHeaderValue("form-data") { Name = Quoted(name) }));
        form.Add(Part(new StreamContent(content), type, new ContentDispositionHeaderValue("form-data") { Name = Quoted(field), FileName = Quoted(fileName) }));
#pragma warning restore CA2000
        return form;
    }

    private static HttpContent Part(HttpContent part, string? type, ContentDispositionHeaderValue disposition)
    {
        part.Headers.ContentType = type is null ? null : new MediaTypeHeaderValue(type);
        part.Headers.ContentDisposition = disposition;
        return part;
    }

    /// <summary>Names are ours (a field's, <c>photo-1a2b3c.jpg</c>), never a person's.</summary>
    private static string Quoted(string name) => $"\"{name}\"";
}
