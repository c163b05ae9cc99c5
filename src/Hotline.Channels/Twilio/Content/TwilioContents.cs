using System.Collections.Concurrent;
using Hotline.Channels.Twilio.Calls;
using Hotline.Core.Channels;
using Microsoft.Extensions.Logging;

namespace Hotline.Channels.Twilio.Content;

/// <summary>
/// The Content objects that buttons and lists on WhatsApp are sent by: looked for by name in the account, made where there are none, and remembered until the program ends. One process makes none twice; of two
/// that began at once each may make one, which does no harm. Nobody waits for one longer than <see cref="Patience"/>, and nobody at all once somebody did so in vain, until Twilio has answered; after a failure it is tried again only when <see cref="Pause"/> is over. Thread-safe; only
/// cancellation throws.
/// </summary>
internal sealed partial class TwilioContents(TwilioClient client, TwilioOptions options, TimeProvider time, ILogger<TwilioContents> logger) : IDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    /// <summary>The refusal of what one message says, not of its object.</summary>
    private const string BadVariables = "twilio_21656";

    /// <summary>Objects of ours in one account. The shipped scripts need some dozens; beyond this, choices of a shape that is new are numbers.</summary>
    public const int Most = 1000;

    public const int PageSize = 500;

    public const int MostPages = 40;

    private readonly Uri place = new TwilioPlaces(options).Contents;
    private readonly ConcurrentDictionary<string, string> sids = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource life = new();

    /// <summary>Held by whoever talks to Twilio about objects.</summary>
    private readonly SemaphoreSlim talk = new(1, 1);

    private volatile bool listed;
    private volatile bool failing;

    /// <summary>Somebody has waited in vain for what is still being done: nobody else waits for it.</summary>
    private volatile bool slow;
    private long restsUntil;

    private bool Rests => time.GetUtcNow().UtcTicks < Interlocked.Read(ref restsUntil);

    /// <summary>Twilio's id of the object for this keyboard; null when it is not to be had now. What takes too long is made all the same, for the next message.</summary>
    public async Task<string?> FindAsync(TwilioKeyboard keyboard, CancellationToken cancellationToken)
    {
        if (sids.TryGetValue(keyboard.Name, out var sid)) return sid;
        if (Rests || slow) return null;
        try
        {
            return await PrepareAsync(keyboard, life.Token).WaitAsync(Patience, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            slow = talk.CurrentCount == 0;
            return null;
        }
    }

    /// <summary>Twilio did not take a message with this object and did take it in words: the object may have been deleted or changed, so it is looked for anew.</summary>
    public void Doubt(TwilioKeyboard keyboard, SendResult refused)
    {
        if (refused is SendResult.Refused { Code: BadVariables }) return;
        sids.TryRemove(keyboard.Name, out _);
        Rest(refused is SendResult.Refused { Code: var code } ? $"Twilio refused a message with buttons: {code}." : "Twilio does not know the object that it gave.");
    }

    public void Dispose()
    {
        life.Cancel();
        life.Dispose();
        talk.Dispose();
    }

    private async Task<string?> PrepareAsync(TwilioKeyboard keyboard, CancellationToken cancellationToken)
    {
        await talk.WaitAsync(cancellationToken);
        try
        {
            if (sids.TryGetValue(keyboard.Name, out var sid)) return sid;
            if (Rests || (!listed && !await ListAsync(cancellationToken))) return null;
            return sids.TryGetValue(keyboard.Name, out sid) ? sid : sids.Count < Most ? await MakeAsync(keyboard, cancellationToken) : null;
        }
        finally
        {
            slow = false;
            talk.Release();
        }
    }

    private async Task<bool> ListAsync(CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, string>? query = new Dictionary<string, string> { ["PageSize"] = $"{PageSize}" };
        for (var page = 0; page < MostPages && query is not null; page++)
        {
            switch (await client.ContentsAsync(place, query, cancellationToken))
            {
                case TwilioCall<TwilioContentPage>.Done { Result: var read }:
                    foreach (var (name, sid) in read.Sids)
                        if (name.StartsWith(TwilioKeyboard.Prefix, StringComparison.Ordinal)) sids.TryAdd(name, sid);
                    query = read.Next;
                    break;
                case TwilioCall<TwilioContentPage>.Failed failed:
                    Rest(failed.Error.Words);
                    return false;
            }
        }

        return listed = true;
    }

    private async Task<string?> MakeAsync(TwilioKeyboard keyboard, CancellationToken cancellationToken)
    {
        switch (await client.CreateContentAsync(place, keyboard.Content(), cancellationToken))
        {
            case TwilioCall<string>.Done { Result: var sid }:
                if (failing) Log.Works(logger);
                failing = false;
                return sids.GetOrAdd(keyboard.Name, sid);
            case TwilioCall<string>.Failed failed:
                Rest(failed.Error.Words);
                return null;
            default:
                throw new InvalidOperationException("A call is either done or failed.");
        }
    }

    /// <summary>The list is read again afterwards: an answer that was lost may have been a success.</summary>
    private void Rest(string why)
    {
        listed = false;
        Interlocked.Exchange(ref restsUntil, (time.GetUtcNow() + Pause).UtcTicks);
        if (!failing) Log.Fails(logger, why, (int)Pause.TotalMinutes);
        failing = true;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Choices on WhatsApp are numbers in the text, because there is no Content object for buttons. {Why} It is tried again every {Minutes} minutes; 'hotline doctor' says what to do")]
        public static partial void Fails(ILogger logger, string why, int minutes);

        [LoggerMessage(Level = LogLevel.Information, Message = "Choices on WhatsApp are buttons and lists again")]
        public static partial void Works(ILogger logger);
    }
}
