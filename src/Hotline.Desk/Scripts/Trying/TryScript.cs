using Hotline.Core.Channels;
using Hotline.Core.Dialogs;
using Hotline.Core.Dialogs.Playing;
using Hotline.Core.Messaging;
using Hotline.Desk.Requests;
using Hotline.Desk.Scripts.Draft;
using MediatR;
using Microsoft.Extensions.Configuration;

namespace Hotline.Desk.Scripts.Trying;

/// <summary>Plays the draft as a person meets it, from the beginning to the last of these steps. Nothing of it is kept.</summary>
internal sealed record TryScript(TryBody? Body) : IDeskRequest<TriedScript>
{
    public Permission Needs => Permission.EditScripts;

    public string? Audit => null;
}

/// <summary>Where and how. <paramref name="Locale"/>: the language that the person chose; null: the bot finds it out. <paramref name="Country"/>: the deployment's when null. <paramref name="Lang"/>: in which slots are named.</summary>
internal sealed record TryBody(string? Locale, string? Channel, bool OnShift, string? Country, IReadOnlyList<TryStep>? Steps, string? Lang);

/// <summary>One step: one of these. <paramref name="Wait"/>: minutes.</summary>
internal sealed record TryStep(string? Write, string? Tap, int? Wait, string? Operator);

/// <summary>Handles <see cref="TryScript"/>.</summary>
internal sealed class TryScriptHandler(ScriptDraft draft, DraftReading reading, ScriptReadings slow, ChannelTable channels, IConfiguration configuration, TimeProvider clock) : IRequestHandler<TryScript, DeskResult<TriedScript>>
{
    /// <summary>Most steps of one try.</summary>
    public const int MostSteps = 200;

    /// <summary>Longest wait in one step: a year.</summary>
    private const int LongestWait = 525_600;

    public static readonly DeskError Broken = DeskError.Conflict("draft_broken", "The draft has errors, so nobody can talk with it. Mend what the check names, then try again.");

    private static readonly DeskError Unclear = DeskError.Invalid($"Name a channel and at most {MostSteps} steps. A step is one of write, tap, wait (in minutes) and operator.");

    public async Task<DeskResult<TriedScript>> Handle(TryScript request, CancellationToken cancellationToken)
    {
        if (request.Body is not { Channel: { } channel, Steps: { Count: <= MostSteps } asked } body || !channels.Names.Contains(channel)) return Unclear;
        IReadOnlyList<PhoneStep?> steps = [.. asked.Select(Step)];
        if (steps.Any(s => s is null)) return Unclear;
        var read = await reading.ReadAsync((await draft.ReadAsync(cancellationToken)).Source).WaitAsync(cancellationToken);
        if (read.Result.Publication is not { } publication) return Broken;
        var country = body.Country ?? configuration["Defaults:Country"] ?? "KZ";
        var zone = publication.Settings.Zones.GetValueOrDefault(country) ?? configuration["Defaults:Zone"] ?? "Asia/Almaty";
        var setting = new PhoneSetting(new ChannelId(channel), body.Locale is { } locale ? new LocaleTag(locale) : null, body.OnShift, country, zone, clock.GetUtcNow());
        var shown = await slow.DoAsync(() => PhoneTalk.Play(publication, read.Texts.Value, setting, steps.OfType<PhoneStep>()));
        return DeskResult<TriedScript>.Ok(TriedScript.Of(shown, publication, new LocaleTag(body.Lang ?? LocaleTag.English.Value)));
    }

    private static PhoneStep? Step(TryStep step) => step switch
    {
        { Write: { } text, Tap: null, Wait: null, Operator: null } when text.Length <= DialogLimits.Text => new PhoneStep.Write(text),
        { Write: null, Tap: { } id, Wait: null, Operator: null } => new PhoneStep.Tap(id),
        { Write: null, Tap: null, Wait: { } minutes and >= 0 and <= LongestWait, Operator: null } => new PhoneStep.Wait(TimeSpan.FromMinutes(minutes)),
        { Write: null, Tap: null, Wait: null, Operator: { } text } when text.Length <= DialogLimits.Text => new PhoneStep.Operator(text),
        _ => null,
    };
}
