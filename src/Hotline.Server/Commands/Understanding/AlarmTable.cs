using System.Globalization;
using System.Text;
using Hotline.Core.Cases;
using Hotline.Core.Understanding;

namespace Hotline.Server.Commands.Understanding;

/// <summary>
/// What another alarm of what was learnt would find, and what it would cost: of the messages in which no list heard danger, how many immediate ones reach each likelihood, and how many calm and urgent ones.
/// <c>TopicGuesser.Alarm</c> and its like are chosen by it. Not thread-safe.
/// </summary>
internal sealed class AlarmTable
{
    private static readonly double[] From = [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.7, 0.9];

    private readonly int[,] counts = new int[From.Length, 3];

    public void Add(Urgency labelled, Reading reading)
    {
        if (reading is { Urgency: Urgency.Immediate, Listed: null }) return;
        counts[Array.FindLastIndex(From, from => reading.Alarm >= from), (int)labelled]++;
    }

    public string Text()
    {
        var text = new StringBuilder("alarm from\timmediate\turgent\tnormal\n");
        for (var i = 0; i < From.Length; i++) text.Append(CultureInfo.InvariantCulture, $"{From[i]:0.00}\t{counts[i, (int)Urgency.Immediate]}\t{counts[i, (int)Urgency.Urgent]}\t{counts[i, (int)Urgency.Normal]}\n");
        return text.ToString();
    }
}
