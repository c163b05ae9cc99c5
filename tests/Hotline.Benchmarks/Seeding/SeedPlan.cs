using Hotline.Core.Messaging;

namespace Hotline.Benchmarks.Seeding;

/// <summary>How many cases to invent. The same <paramref name="Number"/> gives the same people with the same words, whatever key seals them; their times count back from now.</summary>
internal sealed record SeedPlan(int Open = 10_000, int Closed = 200_000, int Number = 1)
{
    /// <summary>Most people have one case, a few come again and again.</summary>
    private static readonly Weighted<int> CasesOfOne = new((1, 72), (2, 17), (3, 6), (4, 3), (7, 2));

    public int Cases => Open + Closed;

    /// <summary>Everybody who has a case: with how many closed ones, and whether one is open. The open ones are spread over all.</summary>
    public IEnumerable<InventedPerson> People()
    {
        var (open, closed, dice) = (Open, Closed, new Random(Number));
        for (var index = 0; open + closed > 0; index++)
        {
            var cases = CasesOfOne.Pick(dice);
            var waits = open > 0 && (closed == 0 || dice.NextDouble() < open / (open + (closed / 1.5)));
            var ended = Math.Min(closed, waits ? cases - 1 : cases);
            (open, closed) = (open - (waits ? 1 : 0), closed - ended);
            yield return new InventedPerson(index, Seed: unchecked((Number * 1_000_003) + index), waits, ended);
        }
    }
}

/// <summary>Somebody who does not exist. <paramref name="Seed"/> decides all that is said of them.</summary>
internal sealed record InventedPerson(int Index, int Seed, bool Waits, int Closed)
{
    private static readonly Weighted<ChannelId> Channels = new((ChannelId.Telegram, 62), (ChannelId.WhatsApp, 20), (ChannelId.Web, 10), (ChannelId.Sms, 8));

    /// <summary>
    /// Where they write from: places that nobody has. Telegram's numbers end far below these, and no country has the code 999.
    /// </summary>
    public Address Address
    {
        get
        {
            var channel = Channels.Pick(new Random(Seed));
            if (channel == ChannelId.Telegram) return new Address(channel, FormattableString.Invariant($"{4_000_000_000_000_000 + Index}"));
            return channel == ChannelId.Web ? new Address(channel, $"invented-{Index:D34}") : Number(channel);
        }
    }

    /// <summary>A second address of some, to which they moved later.</summary>
    public Address? Moved => Index % 40 == 0 && Address.Channel != ChannelId.Sms ? Number(ChannelId.Sms) : null;

    private Address Number(ChannelId channel) => new(channel, FormattableString.Invariant($"+999{Index:D9}"));
}
