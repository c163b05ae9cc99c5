using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Dialogs.Playing;
using Hotline.Desk.Requests;
using Hotline.Desk.Scripts.Draft;
using MediatR;

namespace Hotline.Desk.Scripts.Trying;

/// <summary>Plays the conversations that stand beside the scripts (<c>dialogs/tests</c>) on the draft.</summary>
internal sealed record PlayTests : IDeskRequest<PlayedTests>
{
    public Permission Needs => Permission.EditScripts;

    public string? Audit => null;
}

/// <summary>All of them, in order of their files.</summary>
internal sealed record PlayedTests(IReadOnlyList<PlayedTest> Tests);

/// <summary>One. <paramref name="Faults"/>: where it goes another way than written; none when it is as written.</summary>
internal sealed record PlayedTest(string File, string Name, IReadOnlyList<PlayedFault> Faults);

/// <summary>A difference, by the line of the file.</summary>
internal sealed record PlayedFault(int Line, string Message);

/// <summary>Handles <see cref="PlayTests"/>.</summary>
internal sealed class PlayTestsHandler(ScriptDraft draft, DraftReading reading, ScriptReadings slow) : IRequestHandler<PlayTests, DeskResult<PlayedTests>>
{
    public async Task<DeskResult<PlayedTests>> Handle(PlayTests request, CancellationToken cancellationToken)
    {
        var source = (await draft.ReadAsync(cancellationToken)).Source;
        var read = await reading.ReadAsync(source).WaitAsync(cancellationToken);
        if (read.Result.Publication is not { } publication) return TryScriptHandler.Broken;
        return DeskResult<PlayedTests>.Ok(await slow.DoAsync(() =>
        {
            var player = new ConversationPlayer(publication, read.Texts.Value);
            return new PlayedTests([.. source.Files.Where(f => f.Key.StartsWith(PublicationSource.Tests, StringComparison.Ordinal))
                .Select(f => new PlayedTest(f.Key, ScriptFiles.Name(f.Key), [.. player.Play(f.Key, f.Value).Select(fault => new PlayedFault(fault.Line, fault.Message))]))]);
        }));
    }
}
