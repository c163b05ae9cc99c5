namespace Hotline.Core.Dialogs.Running;

/// <summary>Questions that the program itself asks. They are answered like any other, by button, number or words; their dialog has a name that no script can have.</summary>
internal static class SystemQuestions
{
    public const string Dialog = "_system";

    public static readonly NodeRef AboutYourCase = new(Dialog, "about_your_case");
    public static readonly NodeRef StopOrErase = new(Dialog, "stop_or_erase");

    /// <summary>No question: the target of the timer that ends a flood.</summary>
    public static readonly NodeRef CatchUp = new(Dialog, "catch_up");

    /// <summary>No question: the target of the timer after which held words are tried once more.</summary>
    public static readonly NodeRef SendAgain = new(Dialog, "send_again");

    public static readonly NodeRef CodeSecret = new(Dialog, "code_secret");
    public static readonly NodeRef CodeAnswer = new(Dialog, "code_answer");
    public static readonly NodeRef OtherAddress = new(Dialog, "other_address");

    /// <summary>No question either: the target of the timer that ends a return code.</summary>
    public static readonly NodeRef CodeEnds = new(Dialog, "code_ends");

    public const string NoSecret = "no_secret";
    public const string Stop = "stop";
    public const string Erase = "erase";

    /// <summary>How often each is asked before the safer answer is taken.</summary>
    public const int Tries = 2;

    public static IEnumerable<Node.Ask> Of(Publication publication)
    {
        yield return Ask(AboutYourCase, Line(publication, SystemLine.AboutYourCase),
        [
            new Choice(Option.YesId, Line(publication, SystemLine.AboutYourCaseYes), null, publication.Lines.GetValueOrDefault(SystemLine.Yes), null, null),
            new Choice(Option.NoId, Line(publication, SystemLine.AboutYourCaseNo), null, publication.Lines.GetValueOrDefault(SystemLine.No), null, null),
        ]);
        yield return Ask(StopOrErase, Line(publication, SystemLine.StopOrErase),
            [Choice(publication, ReactionKind.Stop, Stop), Choice(publication, ReactionKind.Erase, Erase)]);
        yield return Ask(CodeSecret, Line(publication, SystemLine.CodeSecret), [new Choice(NoSecret, Line(publication, SystemLine.CodeNoSecret), null, publication.Lines.GetValueOrDefault(SystemLine.No), null, null)]);
        yield return Ask(CodeAnswer, Line(publication, SystemLine.CodeAnswer), []);
        yield return Ask(OtherAddress, Line(publication, SystemLine.OtherAddress), []) with { Expect = [new Expectation.YesNo()] };
    }

    public static TextRef Line(Publication publication, SystemLine line) =>
        publication.Lines.GetValueOrDefault(line) ?? new TextRef($"{Dialog}.{line}", line.ToString());

    private static Choice Choice(Publication publication, ReactionKind kind, string id)
    {
        var words = publication.Reactions.FirstOrDefault(r => r.Kind == kind)?.Words ?? new TextRef($"{Dialog}.{id}", id);
        return new Choice(id, words, null, words, null, null);
    }

    private static Node.Ask Ask(NodeRef place, TextRef text, IReadOnlyList<Choice> choices) =>
        new(place, null, false, 0, new Line(text), null, choices, false, false, [], null, null, null);
}
