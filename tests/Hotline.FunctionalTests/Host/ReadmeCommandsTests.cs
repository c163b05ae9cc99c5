using System.Diagnostics;
using System.Net.Http.Json;
using System.Runtime.Versioning;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Hotline.FunctionalTests.Host;

/// <summary>
/// The commands of the READMEs, typed as they stand, from the root of the checkout. Only the folders of the server (/opt, /etc, /var) are moved under a folder of the test,
/// the service manager is played by the test, and what takes root or a human hand is named in <see cref="Hands"/> and nothing else is left out.
/// </summary>
[UnsupportedOSPlatform("windows")]
public sealed partial class ReadmeCommandsTests
{
    private const string Password = "a long enough pass phrase";

    /// <summary>
    /// Done by root or by hand on a real server: making the user, giving files to it, writing a file, Debian's packages and services of others (how Redis is copied, a test
    /// beside its settings types). And the lines for
    /// containers, which need their engine and a download of the runtime, and write into the checkout.
    /// </summary>
    private static readonly string[] Hands =
    [
        "useradd ", "chown ", "nano ", "apt ", "systemctl disable --now redis-server", "systemctl enable --now redis-server", "docker-compose ",
        "pg_dump ", "pg_restore ", "redis-cli ", "while redis-cli ", "cp -a /var/lib/redis/",
        "dotnet publish src/Hotline.Server -c Release -r linux-x64 --self-contained -o deploy/app", "dotnet run --project src/Hotline.Server -- keys new > deploy/master-key",
    ];

    private static readonly string[] Folders = ["/opt/hotline", "/etc/hotline", "/etc/systemd/system", "/usr/local/bin", "/var/lib/hotline", "/var/backups/hotline", "/etc/redis", "/var/lib/redis"];

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_README_is_typed_from_the_root_of_the_checkout()
    {
        var lines = Lines("README.md").Select(line => line.Split(" #")[0].TrimEnd()).ToArray();
        Assert.Equal(["dotnet run --project src/Hotline.Server", "dotnet run --project src/Hotline.Server -- chat", "tests/run", "tests/bench"], lines);

        var data = Directory.CreateTempSubdirectory("hotline-readme-").FullName;
        var said = await OutputOfAsync(lines[1], data, "/start\n");
        Assert.True(said.Code == 0 && said.Words.Length > 0, said.Words);
        await ServesAsync(lines[0], data);
        // They run this very test and every benchmark: that the shell can read them is what can be shown here.
        foreach (var script in lines[2..])
        {
            Assert.True(File.GetUnixFileMode(Path.Combine(Repository.Root, script)).HasFlag(UnixFileMode.UserExecute), $"{script} cannot be run.");
            var read = await OutputOfAsync($"bash -n {script}", data, "");
            Assert.True(read.Code == 0, read.Words);
        }
    }

    [Fact]
    public async Task The_run_book_is_typed_from_its_first_line_to_its_last()
    {
        var root = Directory.CreateTempSubdirectory("hotline-host-").FullName;
        foreach (var folder in new[] { "/etc/systemd/system", "/usr/local/bin", "/var/lib/hotline", "/etc/redis" }) Directory.CreateDirectory(root + folder);
        await using var service = new PlayedService(root);
        foreach (var line in Lines(Path.Combine("deploy", "README.md")).Select(l => l.Trim()))
        {
            if (Hands.Any(hand => line.StartsWith(hand, StringComparison.Ordinal))) continue;
            if (Service().Match(line) is { Success: true } order) await service.ObeyAsync(order.Groups["what"].Value);
            else if (line.StartsWith("hotline ", StringComparison.Ordinal)) await HotlineAsync(service, line["hotline ".Length..]);
            else await ShellAsync(service, line);
        }

        Assert.True(service.Started >= 4, "The run book starts the service after installing, with a token, after a restore and after an update.");
    }

    private static async Task HotlineAsync(PlayedService service, string arguments)
    {
        var given = arguments.Replace("NAME", "first", StringComparison.Ordinal);
        var parts = Moved(service.Root, given).Split(" > ");
        var (code, words) = await service.HotlineAsync(parts[0]);
        if (parts is [_, var file]) await File.WriteAllTextAsync(file, words, Now);
        // Nobody is known by the run book's examples; Host/HostCommandTests exports and erases somebody.
        if (!given.StartsWith("erase due", StringComparison.Ordinal) && (given.StartsWith("erase ", StringComparison.Ordinal) || given.StartsWith("export ", StringComparison.Ordinal))) Assert.True(code == 1 && (words.Contains("Nobody is known", StringComparison.Ordinal) || words.Contains("There is no case", StringComparison.Ordinal)), $"hotline {given}: {words}");
        else Assert.True(code == 0, $"hotline {given} ended with {code}: {words}");
    }

    private static async Task ShellAsync(PlayedService service, string line)
    {
        // Owners need root: the modes are kept, the owners are not.
        var moved = Owner().Replace(Moved(service.Root, line), "");
        var (code, words) = await OutputOfAsync(moved, service.Root, "");
        Assert.True(code == 0, $"{line} ended with {code}: {words}");
        if (line.StartsWith("cat ", StringComparison.Ordinal)) await service.WelcomeAsync(words.Split("#welcome=")[1].Trim(), Password);
    }

    private static string Moved(string root, string line) =>
        Folders.Aggregate(line, (text, folder) => Regex.Replace(text, $@"(?<![\w.]){Regex.Escape(folder)}(?!\w)", root + folder, RegexOptions.None, TimeSpan.FromSeconds(1)));

    private static IEnumerable<string> Lines(string readme) => Block()
        .Matches(File.ReadAllText(Path.Combine(Repository.Root, readme)))
        .SelectMany(block => block.Groups["code"].Value.Split('\n'))
        .Where(line => line.Trim().Length > 0);

    private static async Task ServesAsync(string line, string data)
    {
        var port = FreePort.Find();
        using var serve = Process.Start(Start(line, data, port))!;
        try
        {
            var reading = Task.WhenAll(serve.StandardOutput.ReadToEndAsync(Now), serve.StandardError.ReadToEndAsync(Now));
            await PlayedService.ReadyAsync(port, () => serve.HasExited);
            using var http = new HttpClient();
            Assert.Contains("<title>Chat</title>", await http.GetStringAsync(new Uri($"http://127.0.0.1:{port}/chat"), Now), StringComparison.Ordinal);
            Assert.False(reading.IsCompleted, "It serves until it is stopped.");
        }
        finally
        {
            serve.Kill(entireProcessTree: true);
            await serve.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static async Task<(int Code, string Words)> OutputOfAsync(string line, string data, string input)
    {
        using var process = Process.Start(Start(line, data, FreePort.Find()))!;
        var output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(Now), process.StandardError.ReadToEndAsync(Now));
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(Now);
        return (process.ExitCode, string.Concat(await output));
    }

    private static ProcessStartInfo Start(string line, string data, int port)
    {
        var start = new ProcessStartInfo("bash", ["-c", line])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        start.Environment["Data"] = data;
        start.Environment["Urls"] = $"http://127.0.0.1:{port}";
        // What was built for these tests is run, not built a second time in the other configuration.
        if (!line.Contains(" -c ", StringComparison.Ordinal)) start.Environment["Configuration"] = Repository.Program.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";
        return start;
    }

    [GeneratedRegex("^ *```sh\n(?<code>.*?)^ *```", RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Block();

    [GeneratedRegex("^systemctl (?<what>enable --now|start|stop|restart) hotline$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Service();

    [GeneratedRegex(" -[og] (root|hotline|redis)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Owner();

    /// <summary>The installed program, run as the unit and <c>deploy/hotline</c> run it: its settings file, its data folder, its working folder.</summary>
    private sealed class PlayedService(string root) : IAsyncDisposable
    {
        private readonly int _port = FreePort.Find();
        private Process? _process;
        private Task? _output;

        public string Root => root;

        public int Started { get; private set; }

        public async Task ObeyAsync(string what)
        {
            if (what is "stop" or "restart") await StopAsync();
            if (what == "stop") return;
            Assert.True(_process is null, "The service runs already.");
            _process = Process.Start(Start(["serve"]))!;
            _output = Task.WhenAll(_process.StandardOutput.ReadToEndAsync(Now), _process.StandardError.ReadToEndAsync(Now));
            await ReadyAsync(_port, () => _process.HasExited);
            Started++;
        }

        public async Task<(int Code, string Words)> HotlineAsync(string arguments)
        {
            using var process = Process.Start(Start(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)))!;
            var output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(Now), process.StandardError.ReadToEndAsync(Now));
            process.StandardInput.Close();
            await process.WaitForExitAsync(Now);
            return (process.ExitCode, string.Concat(await output));
        }

        /// <summary>Makes the first account, as the page does with the link.</summary>
        public async Task WelcomeAsync(string code, string password)
        {
            using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new Uri($"http://127.0.0.1:{_port}") };
            using var me = await http.GetAsync(new Uri("/api/v1/me", UriKind.Relative), Now);
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/welcome")
            {
                Content = JsonContent.Create(new { code, name = "first", alias = "Aigul", password, languages = new[] { "ru" } }),
            };
            // Behind TLS, as the settings say, the browser would send these cookies over TLS alone.
            request.Headers.Add("Cookie", me.Headers.GetValues("Set-Cookie").Select(line => line.Split(';')[0]));
            request.Headers.Add("X-Hotline-Antiforgery", (await me.Content.ReadFromJsonAsync<JsonElement>(Now)).GetProperty("antiforgery").GetString());
            using var answer = await http.SendAsync(request, Now);
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Now));
        }

        public static async Task ReadyAsync(int port, Func<bool> ended)
        {
            using var http = new HttpClient();
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(Now);
            limit.CancelAfter(TimeSpan.FromMinutes(3));
            while (true)
            {
                Assert.False(ended(), "The program ended instead of serving.");
                try
                {
                    using var answer = await http.GetAsync(new Uri($"http://127.0.0.1:{port}/health/ready"), limit.Token);
                    if (answer.IsSuccessStatusCode) return;
                }
                catch (HttpRequestException)
                {
                    // Not listening yet.
                }

                await Task.Delay(100, limit.Token);
            }
        }

        public async ValueTask DisposeAsync()
        {
            if (_process is { HasExited: false }) _process.Kill();
            if (_output is not null) await _output;
            _process?.Dispose();
        }

        private async Task StopAsync()
        {
            Assert.NotNull(_process);
            using (var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"])) await kill.WaitForExitAsync(Now);
            await _process.WaitForExitAsync(Now);
            await _output!;
            _process.Dispose();
            _process = null;
        }

        private ProcessStartInfo Start(IEnumerable<string> arguments)
        {
            var start = new ProcessStartInfo(root + "/opt/hotline/hotline", arguments)
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = root + "/opt/hotline",
            };
            foreach (var line in File.ReadLines(root + "/etc/hotline/hotline.env").Where(l => l.Contains('=', StringComparison.Ordinal) && !l.StartsWith('#')))
                start.Environment[line.Split('=', 2)[0]] = Moved(root, line.Split('=', 2)[1]);
            start.Environment["Data"] = root + "/var/lib/hotline";
            start.Environment["Urls"] = $"http://127.0.0.1:{_port}";
            // The run book says so for as long as there is no token; nobody puts one in by hand here.
            start.Environment.Remove("Telegram__Token_FILE");
            return start;
        }
    }
}
