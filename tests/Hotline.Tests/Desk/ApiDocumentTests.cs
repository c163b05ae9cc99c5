using System.Text.Json;
using Hotline.Tests.Support;

namespace Hotline.Tests.Desk;

/// <summary>The description of the API, and its copy from which the pages get their types. That answers are as it says is held by <see cref="PermissionTests"/>.</summary>
public sealed class ApiDocumentTests : IAsyncLifetime
{
    private const string Write = "HOTLINE_WRITE_API";

    private static readonly string Copy = Path.Combine(Repository.Root, "src", "desk", "api", "openapi.json");

    private DeskRig _rig = null!;

    public async ValueTask InitializeAsync() => _rig = await DeskRig.StartAsync();

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task The_copy_for_the_pages_is_what_the_program_says()
    {
        var said = await SaidAsync();
        if (Environment.GetEnvironmentVariable(Write) == "1") await File.WriteAllTextAsync(Copy, said, TestContext.Current.CancellationToken);
        var copied = File.Exists(Copy) ? await File.ReadAllTextAsync(Copy, TestContext.Current.CancellationToken) : "";
        Assert.True(
            said == copied,
            $"src/desk/api/openapi.json is not what the desk's API is now. Write it anew, then the types of the pages: {Write}=1 dotnet test tests/Hotline.Tests --filter ApiDocumentTests && npm --prefix src/desk run api");
    }

    [Fact]
    public async Task Every_body_of_a_request_is_named_so_that_its_optional_parts_are_told()
    {
        using var document = JsonDocument.Parse(await SaidAsync());
        var bodies = document.RootElement.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject())
            .Where(operation => operation.Value.TryGetProperty("requestBody", out _))
            .Select(operation => operation.Value.GetProperty("requestBody").GetProperty("content").EnumerateObject().Single())
            .Where(content => content.Name == "application/json").Select(content => content.Value.GetProperty("schema").GetProperty("$ref").GetString()!);
        Assert.All(bodies, name => Assert.EndsWith("Body", name, StringComparison.Ordinal));
    }

    private async Task<string> SaidAsync()
    {
        var client = await _rig.SignedInAsync("aigul");
        using var response = await client.RawAsync("openapi.json");
        return (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
    }
}
