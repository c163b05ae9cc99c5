using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Hotline.FunctionalTests.Running;

/// <summary>An operator who works through the desk's API, as the page does: cookies, antiforgery header, JSON.</summary>
internal sealed class DeskOperator(RunningHotline hotline)
{
    private string _antiforgery = "";

    /// <summary>Makes the first account with the one-time code, and is signed in with it.</summary>
    public async Task WelcomeAsync(params string[] languages)
    {
        await RefreshAsync();
        using var answer = await PostAsync("/api/v1/welcome", new { code = hotline.WelcomeCode, name = "first", alias = "Aigul", password = "a long enough pass phrase", languages });
        answer.EnsureSuccessStatusCode();
        await RefreshAsync();
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        using var answer = await hotline.Http.GetAsync(path);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>Takes the most urgent person, asking again until one waits.</summary>
    public async Task<JsonElement> TakeNextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            using var answer = await PostAsync("/api/v1/queue/take-next", new { });
            answer.EnsureSuccessStatusCode();
            if (answer.StatusCode != HttpStatusCode.NoContent) return await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
            await Task.Delay(50, cancellationToken);
        }
    }

    /// <summary>Waits until a case shows a line with these words, also while the desk cannot be reached.</summary>
    public async Task ShowsAsync(string caseId, string text, CancellationToken cancellationToken)
    {
        while (true)
        {
            using var answer = await hotline.Http.GetAsync($"/api/v1/cases/{caseId}", cancellationToken);
            if (answer.IsSuccessStatusCode)
            {
                var shown = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
                if (shown.GetProperty("transcript").EnumerateArray().Any(line => line.GetProperty("text").GetString() == text)) return;
            }

            await Task.Delay(50, cancellationToken);
        }
    }

    public async Task<HttpResponseMessage> PostAsync(string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("X-Hotline-Antiforgery", _antiforgery);
        return await hotline.Http.SendAsync(request);
    }

    /// <summary>Adds a file to a case; the answer is its id.</summary>
    public async Task<string> AddFileAsync(string caseId, byte[] content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/cases/{caseId}/files") { Content = new ByteArrayContent(content) };
        request.Headers.Add("X-Hotline-Antiforgery", _antiforgery);
        using var answer = await hotline.Http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    /// <summary>The files of a case by the kind of their line, once there are so many in this state.</summary>
    public async Task<IReadOnlyDictionary<string, JsonElement>> FilesAsync(string caseId, string state, int count, CancellationToken cancellationToken)
    {
        while (true)
        {
            var lines = (await GetAsync($"/api/v1/cases/{caseId}")).GetProperty("transcript").EnumerateArray().Where(l => l.GetProperty("file").ValueKind == JsonValueKind.Object);
            var found = lines.Where(l => l.GetProperty("file").GetProperty("state").GetString() == state).ToList();
            if (found.Count >= count) return found.ToDictionary(l => $"{l.GetProperty("from").GetString()} {l.GetProperty("kind").GetString()}", l => l.GetProperty("file"));
            await Task.Delay(50, cancellationToken);
        }
    }

    /// <summary>Reads anew who one is, and with it the value that changes need.</summary>
    public async Task RefreshAsync()
    {
        var me = await GetAsync("/api/v1/me");
        _antiforgery = me.GetProperty("antiforgery").GetString()!;
    }
}
