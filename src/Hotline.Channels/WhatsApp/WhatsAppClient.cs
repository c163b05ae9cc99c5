using System.Net.Http.Headers;
using System.Text.Json;
using Hotline.Channels.Receiving;
using Hotline.Channels.Sending;
using Hotline.Channels.WhatsApp.Wire;

namespace Hotline.Channels.WhatsApp;

/// <summary>
/// The calls of the Graph API that Hotline makes. Never throws for what Meta or the network does; only cancellation throws. Thread-safe.
/// Errors come without Meta's own sentences, which may repeat an address.
/// </summary>
internal sealed class WhatsAppClient : IDisposable
{
    private const int LargestAnswer = 1024 * 1024;

    /// <summary>More time for a file on its way up.</summary>
    private static readonly TimeSpan UploadTime = TimeSpan.FromSeconds(30);

    private readonly ProviderCalls calls;
    private readonly TimeProvider time;
    private readonly WhatsAppOptions options;
    private readonly TimeSpan callTimeout;

    public WhatsAppClient(WhatsAppOptions options, TimeProvider time)
    {
        this.options = options;
        this.time = time;
        callTimeout = TimeSpan.FromSeconds(options.AnswerSeconds);
        // .NET sends no User-Agent by itself, and Meta's media hosts refuse calls without one.
        calls = new ProviderCalls(time, new Uri($"{options.ApiUrl.TrimEnd('/')}/{options.GraphVersion}/"), LargestAnswer, $"Hotline/{typeof(WhatsAppClient).Assembly.GetName().Version!.ToString(3)}");
    }

    /// <summary>Sends a message; the result is Meta's id of it. Accepted is not delivered: that comes as a status.</summary>
    public async Task<WhatsAppCall<string>> SendAsync(MessageRequest message, CancellationToken cancellationToken) =>
        await PostAsync(JsonSerializer.SerializeToUtf8Bytes(message, WhatsAppJson.Default.MessageRequest), cancellationToken) switch
        {
            WhatsAppCall<JsonElement>.Done { Result: var answer } when answer.Items("messages").Select(sent => sent.Text("id")).FirstOrDefault() is { } id => new WhatsAppCall<string>.Done(id),
            WhatsAppCall<JsonElement>.Failed { Error: var error } => new WhatsAppCall<string>.Failed(error),
            _ => new WhatsAppCall<string>.Failed(new WhatsAppError(200)),
        };

    /// <summary>Brings a file to Meta within <paramref name="atMost"/>, and never longer than a slow line needs; the result is the id to send it by, good for thirty days. What went wrong means what <see cref="WhatsAppErrors.OfUpload"/> says.</summary>
    public async Task<WhatsAppCall<string>> UploadAsync(Stream content, string type, string name, TimeSpan atMost, CancellationToken cancellationToken)
    {
        try
        {
            return await CallAsync(UploadRequest(content, type, name), TimeSpan.FromTicks(Math.Min((callTimeout + UploadTime).Ticks, atMost.Ticks)), cancellationToken) switch
            {
                WhatsAppCall<JsonElement>.Done { Result: var told } when told.Text("id") is { } id => new WhatsAppCall<string>.Done(id),
                WhatsAppCall<JsonElement>.Failed { Error: var error } => new WhatsAppCall<string>.Failed(error),
                _ => new WhatsAppCall<string>.Failed(new WhatsAppError(200)),
            };
        }
        catch (IOException)
        {
            return new WhatsAppCall<string>.Failed(new WhatsAppError(0) { Unread = true });
        }
    }

    /// <summary>Marks a message as read, and shows "typing" until the answer comes when asked.</summary>
    public Task<WhatsAppCall<JsonElement>> MarkReadAsync(string messageId, bool typing, CancellationToken cancellationToken) =>
        PostAsync(JsonSerializer.SerializeToUtf8Bytes(new ReadRequest(messageId, typing ? new TypingIndicator() : null), WhatsAppJson.Default.ReadRequest), cancellationToken);

    /// <summary>What Meta tells at a place of the Graph API, relative to its version; for the doctor. With <paramref name="bearer"/> instead of the access token.</summary>
    public Task<WhatsAppCall<JsonElement>> ReadAsync(string place, CancellationToken cancellationToken, string? bearer = null) => CallAsync(new HttpRequestMessage(HttpMethod.Get, place), callTimeout, cancellationToken, bearer);

    /// <summary>Where a file of a person lies, for five minutes.</summary>
    public Task<WhatsAppCall<JsonElement>> GetMediaAsync(string mediaId, CancellationToken cancellationToken) =>
        CallAsync(new HttpRequestMessage(HttpMethod.Get, $"{Uri.EscapeDataString(mediaId)}?phone_number_id={options.PhoneNumberId}"), callTimeout, cancellationToken);

    /// <summary>
    /// Opens a file; the caller reads and disposes the answer. The token goes along, so the caller must have checked the address (<see cref="WhatsAppFiles"/>). Null when it cannot be opened.
    /// </summary>
    public async Task<HttpResponseMessage?> OpenAsync(Uri address, CancellationToken cancellationToken)
    {
        var response = await calls.OpenAsync(Authorized(new HttpRequestMessage(HttpMethod.Get, address)), callTimeout, cancellationToken);
        if (response is null or { IsSuccessStatusCode: true }) return response;
        response.Dispose();
        return null;
    }

    public void Dispose() => calls.Dispose();

    private Task<WhatsAppCall<JsonElement>> PostAsync(byte[] body, CancellationToken cancellationToken)
    {
#pragma warning disable CA2000 // The call disposes its request, and the content with it.
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return CallAsync(new HttpRequestMessage(HttpMethod.Post, $"{options.PhoneNumberId}/messages") { Content = content }, callTimeout, cancellationToken);
#pragma warning restore CA2000
    }

    private HttpRequestMessage UploadRequest(Stream content, string type, string name) => new(HttpMethod.Post, $"{options.PhoneNumberId}/media")
    {
        Content = FileForm.Of([new("messaging_product", "whatsapp"), new("type", type)], "file", content, type, name),
    };

    private async Task<WhatsAppCall<JsonElement>> CallAsync(HttpRequestMessage request, TimeSpan atMost, CancellationToken cancellationToken, string? bearer = null) =>
        await calls.SendAsync(Authorized(request, bearer), atMost, cancellationToken) switch
        {
            ProviderAnswer.Came answer => WhatsAppAnswer.Read(answer.Status, answer.Headers, answer.Body, time.GetUtcNow()),
            ProviderAnswer.Lost lost => new WhatsAppCall<JsonElement>.Failed(new WhatsAppError(0) { NotReached = !lost.Reached }),
            _ => throw new InvalidOperationException("An answer either came or was lost."),
        };

    private HttpRequestMessage Authorized(HttpRequestMessage request, string? bearer = null)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer ?? options.AccessToken);
        return request;
    }
}
