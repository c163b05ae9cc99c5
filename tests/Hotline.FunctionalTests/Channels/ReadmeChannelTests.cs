using System.Text.Json;
using System.Text.RegularExpressions;
using Hotline.Channels;
using Hotline.Core.Channels;
using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Dialogs.Playing;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding;
using Hotline.Server;
using Hotline.Server.Commands;
using Hotline.Server.Commands.Doctor;
using Hotline.Server.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Hotline.FunctionalTests.Channels;

/// <summary>The sample channel of <c>src/Hotline.Channels/README.md</c>, built as it stands there and taken into the whole program by its one line.</summary>
public sealed partial class ReadmeChannelTests
{
    /// <summary>Built once for all tests.</summary>
    private static readonly Lazy<Task<IChannelModule>> Built = new(() => SampleBuild.ModuleAsync(CancellationToken.None));

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_sample_of_the_README_builds_and_carries_a_conversation_on_the_whole_program()
    {
        var module = await Built.Value;
        await using var pigeon = await FakePigeon.StartAsync(Now);
        var configuration = Configuration(("Pigeon:Key", FakePigeon.Key), ("Pigeon:Secret", FakePigeon.Secret), ("Pigeon:ApiUrl", pigeon.Url));
        await using var log = LogSetup.Create(configuration, toTerminal: false);
        await using var hotline = ServeCommand.Build(configuration, log, [.. ChannelModules.All, module]);
        await ServeCommand.PrepareAsync(hotline, Task.FromResult(ContentFolders.Of(configuration).ReadOrThrow(configuration, hotline.Services.GetRequiredService<ChannelTable>())), Now);
        await hotline.StartAsync(Now);
        using var http = new HttpClient { BaseAddress = new Uri(hotline.Urls.Single()) };

        Assert.Equal(403, await pigeon.PostAsync(http, "text", "forged", signature: new string('0', 64)));
        Assert.Equal(200, await pigeon.PostAsync(http, "text", "Салом"));
        var languages = await pigeon.HeardAsync(m => Text(m).Contains("Тоҷикӣ", StringComparison.Ordinal), "the languages, as numbers");
        Assert.Equal("loft-7", languages.GetProperty("to").GetString());
        Assert.Equal(200, await pigeon.PostAsync(http, "text", Number(languages, "Тоҷикӣ")));
        var question = await pigeon.HeardAsync(m => Tap(m, "no") is not null, "a question with buttons");
        Assert.Equal(200, await pigeon.PostAsync(http, "tap", Tap(question, "no")!));
        await pigeon.HeardAsync(m => Text(m).Contains("2. ", StringComparison.Ordinal) && m.GetRawText() != languages.GetRawText(), "the topics, as numbers");
        Assert.DoesNotContain(pigeon.Sent, m => m.GetRawText().Contains("forged", StringComparison.Ordinal));
        await hotline.StopAsync(Now);
    }

    [Fact]
    public async Task The_sample_tells_the_doctor_its_faults_and_is_absent_while_nothing_is_set()
    {
        var module = await Built.Value;
        var faulty = await OutsideCheck.ChannelAsync(module, Configuration(("Pigeon:Secret", FakePigeon.Secret), ("Pigeon:ApiUrl", "nowhere")), Now);
        var finding = Assert.Single(faulty);
        Assert.Equal((Verdict.Fail, "pigeon"), (finding.Verdict, finding.Subject));
        Assert.Contains("Pigeon:Key", finding.Words, StringComparison.Ordinal);
        Assert.Contains("Pigeon:ApiUrl", finding.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(FakePigeon.Secret, finding.Words, StringComparison.Ordinal);
        Assert.Equal(Verdict.Ok, Assert.Single(await OutsideCheck.ChannelAsync(module, Configuration(), Now)).Verdict);

        var services = new ServiceCollection();
        module.Add(services, Configuration());
        Assert.Empty(services);
        Assert.Throws<OptionsValidationException>(() => module.Add(services, Configuration(("Pigeon:Key", FakePigeon.Key))));
        Assert.Equal(new ChannelId("pigeon"), Assert.Single(module.Channels).Key);
        Assert.Equal(["Pigeon:Key", "Pigeon:Secret", "Pigeon:ApiUrl"], module.Settings.Select(setting => setting.Name));
    }

    [Fact]
    public async Task Scripts_rehearsals_and_titles_know_the_sample_by_its_folder_and_its_line_alone()
    {
        const string script = "dialogs/agreement.yaml", condition = "when: { consent: \"yes\" }";
        var pigeon = new ChannelId("pigeon");
        var module = await Built.Value;
        var folders = ContentFolders.Of(Configuration());
        var shipped = PublicationSource.FromFolders(folders.Dialogs, folders.Locales).Files;
        Assert.Contains(condition, shipped[script], StringComparison.Ordinal);
        var source = PublicationSource.From(shipped.SetItem(script, shipped[script].Replace(condition, "when: { consent: \"yes\", channel: pigeon }", StringComparison.Ordinal)));

        Assert.Contains(folders.Read(source, Configuration(), today: null).Faults, fault => fault.Code == FaultCode.UnknownValue);
        var read = folders.Read(source, Configuration(), today: null, ChannelModules.TableOf([.. ChannelModules.All, module]));
        Assert.True(read.Publication is not null, string.Join('\n', read.Faults.Where(fault => fault.Severity == FaultSeverity.Error)));
        Assert.Equal(module.Channels[pigeon], Rehearsal.Surroundings(read.Publication, pigeon, onShift: true, TimeProvider.System.GetUtcNow()).Channel);
        Assert.Contains(module.Channels[pigeon].MaxLabel, ChannelModules.TableOf([module]).TitleLengths);

        var player = new ConversationPlayer(read.Publication, _ => Reading.Nothing);
        const string talk = "test: by pigeon\nchannel: CHANNEL\ntalk:\n  - person: /start\n  - tap: en\n  - expect: { locale: en, node: danger_now }\n";
        Assert.Empty(player.Play("talk.yaml", talk.Replace("CHANNEL", "pigeon", StringComparison.Ordinal)));
        Assert.NotEmpty(player.Play("talk.yaml", talk.Replace("CHANNEL", "raven", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_channel_is_one_line_in_the_program_and_named_nowhere_else_in_it()
    {
        var server = Path.Combine(Repository.Root, "src", "Hotline.Server");
        var list = Path.Combine(server, "ChannelModules.cs");
        Assert.Equal(ChannelModules.All.Select(module => module.GetType().Name), ModuleLine().Matches(File.ReadAllText(list)).Select(line => line.Groups["module"].Value));
        Assert.Matches(ModuleLine(), $"        new {SampleBuild.Line}(),\n");

        // The pages of the web chat are served with the desk's.
        var folders = ChannelModules.All.Select(module => module.GetType().Namespace!).Where(name => !name.EndsWith(".WebChat", StringComparison.Ordinal)).ToArray();
        var others = Directory.EnumerateFiles(server, "*.cs", SearchOption.AllDirectories).Where(file => file != list && !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal));
        Assert.DoesNotContain(others, file => folders.Any(folder => File.ReadAllText(file).Contains(folder, StringComparison.Ordinal)));
    }

    private static IConfigurationRoot Configuration(params (string Name, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(
        [
            new("Data", Directory.CreateTempSubdirectory("hotline-sample-data-").FullName),
            new("Dialogs", Path.Combine(Repository.Root, "dialogs")),
            new("Locales", Path.Combine(Repository.Root, "locales")),
            new("Urls", "http://127.0.0.1:0"),
        ])
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)))
        .Build();

    private static string Text(JsonElement message) => message.GetProperty("text").GetString()!;

    private static string? Tap(JsonElement message, string choice) => !message.TryGetProperty("buttons", out var buttons)
        ? null
        : buttons.EnumerateArray().Select(button => button.GetProperty("data").GetString()!).FirstOrDefault(data => data.Contains($":{choice}:", StringComparison.Ordinal));

    private static string Number(JsonElement message, string label) => Text(message).Split('\n').First(line => line.EndsWith(label, StringComparison.Ordinal)).Split('.')[0];

    [GeneratedRegex("^        new (?<module>[A-Za-z]+)\\(\\),$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ModuleLine();
}
