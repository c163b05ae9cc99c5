using System.Net.Http.Headers;
using System.Text.Json;
using Hotline.Channels.Receiving;
using Hotline.Channels.WhatsApp.Wire;

namespace Hotline.Channels.WhatsApp;

/// <summary>
/// The calls of the Graph API that Hotline makes. Never throws for what Meta or the network does; only cancellation throws. Thread-safe.
/// It has its own handler: no factory logging, no trace spans, no redirects that would carry the token elsewhere, and errors without Meta's own sentences, which may repeat an address.
/// </summary>
internal sealed class WhatsAppClient : IDisposable
{
    private const int LargestAnswer = 1024 * 1024;

    private readonly SocketsHttpHandler handler = new()
    {
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = TimeSpan.FromSeconds(10),
        ActivityHeadersPropagator = null,
        AllowAutoRedirect = false,
    };

    private readonly HttpClient http;
    private readonly TimeProvider time;
    private readonly WhatsAppOptions options;

    public WhatsAppClient(WhatsAppOptions options, TimeProvider time)
    {
        this.options = options;
        this.time = time;
        http = new HttpClient(handler, disposeHandler: false)
        {
            BaseAddress = new Uri($"{options.ApiUrl.TrimEnd('/')}/{options.GraphVersion}/"),
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = LargestAnswer,
        };
        // .NET sends none by itself, and Meta's media hosts refuse calls without one.
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Hotline", typeof(WhatsAppClient).Assembly.GetName().Version!.ToString(3)));
    }

    /// <summary>Sends a message; the result is Meta's id of it. Accepted is not delivered: that comes as a status.</summary>
    public async Task<WhatsAppCall<string>> SendAsync(MessageRequest message, CancellationToken cancellationToken) =>
        await PostAsync(JsonSerializer.SerializeToUtf8Bytes(message, WhatsAppJson.Default.MessageRequest), cancellationToken) switch
        {
            WhatsAppCall<JsonElement>.Done { Result: var answer } when answer.Items("messages").Select(sent => sent.Text("id")).FirstOrDefault() is { } id => new WhatsAppCall<string>.Done(id),
            WhatsAppCall<JsonElement>.Failed { Error: var error } => new WhatsAppCall<string>.Failed(error),
            _ => new WhatsAppCall<string>.Failed(new WhatsAppError(200)),
        };

    /// <summary>Marks a message as read, and shows "typing" until the answer comes when asked.</summary>
    public Task<WhatsAppCall<JsonElement>> MarkReadAsync(string messageId, bool typing, CancellationToken cancellationToken) =>
        PostAsync(JsonSerializer.SerializeToUtf8Bytes(new ReadRequest(messageId, typing ? new TypingIndicator() : null), WhatsAppJson.Default.ReadRequest), cancellationToken);

    /// <summary>What Meta tells about the number.</summary>
    public Task<WhatsAppCall<JsonElement>> GetNumberAsync(CancellationToken cancellationToken) =>
        CallAsync(() => new HttpRequestMessage(HttpMethod.Get, $"{options.PhoneNumberId}?fields=id,quality_rating,name_status,code_verification_status,webhook_configuration"), cancellationToken);

    /// <summary>Where a file of a person lies, for five minutes.</summary>
    public Task<WhatsAppCall<JsonElement>> GetMediaAsync(string mediaId, CancellationToken cancellationToken) =>
        CallAsync(() => new HttpRequestMessage(HttpMethod.Get, $"{Uri.EscapeDataString(mediaId)}?phone_number_id={options.PhoneNumberId}"), cancellationToken);

    /// <summary>
    /// Opens a file; the caller reads and disposes the answer. The token goes along, so the caller must have checked the address (<see cref="WhatsAppMedia"/>). Null when it cannot be opened.
    /// </summary>
    public async Task<HttpResponseMessage?> OpenAsync(Uri address, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(options.AnswerSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        using var request = Authorized(new HttpRequestMessage(HttpMethod.Get, address));
        try
        {
            var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            if (response.IsSuccessStatusCode) return response;
            response.Dispose();
        }
        catch (HttpRequestException)
        {
            // Told as a file that cannot be had: the words of the exception hold its address.
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Too slow.
        }

        return null;
    }

    public void Dispose()
    {
        http.Dispose();
        handler.Dispose();
    }

    private Task<WhatsAppCall<JsonElement>> PostAsync(byte[] body, CancellationToken cancellationToken) => CallAsync(
        () =>
        {
            var content = new ByteArrayContent(body);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            return new HttpRequestMessage(HttpMethod.Post, $"{options.PhoneNumberId}/messages") { Content = content };
        },
        cancellationToken);

    private async Task<WhatsAppCall<JsonElement>> CallAsync(Func<HttpRequestMessage> make, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(options.AnswerSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        using var request = Authorized(make());
        try
        {
            using var response = await http.SendAsync(request, either.Token);
            return WhatsAppAnswer.Read((int)response.StatusCode, response.Headers, await response.Content.ReadAsByteArrayAsync(either.Token), time.GetUtcNow());
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Our deadline, or the shorter one for making a connection.
            return Failed(new WhatsAppError(0) { NotReached = !deadline.IsCancellationRequested });
        }
        catch (HttpRequestException e)
        {
            return Failed(new WhatsAppError(0) { NotReached = IsBeforeSending(e.HttpRequestError) });
        }
    }

    private HttpRequestMessage Authorized(HttpRequestMessage request)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.AccessToken);
        return request;
    }

    /// <summary>Whether a request failed while its connection was made: nothing of it can have arrived.</summary>
    private static bool IsBeforeSending(HttpRequestError error) => error is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
        or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

    private static WhatsAppCall<JsonElement>.Failed Failed(WhatsAppError error) => new(error);
}
