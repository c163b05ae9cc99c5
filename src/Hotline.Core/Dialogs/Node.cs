namespace Hotline.Core.Dialogs;

/// <summary>
/// One step of a dialog; the kinds are the nested types and no others. <paramref name="Next"/> is where it goes on: its <c>then:</c>, else the node below it, null at the end.
/// <paramref name="NextIsNamed"/> is true when <c>then:</c> named it, which asks a filled slot again. <paramref name="LineNumber"/> is where it stands in its file.
/// </summary>
public abstract record Node(NodeRef Ref, NodeRef? Next, bool NextIsNamed, int LineNumber)
{
    /// <summary>Tells something and goes on.</summary>
    public sealed record Say(NodeRef Ref, NodeRef? Next, bool NextIsNamed, int LineNumber, Line Line) : Node(Ref, Next, NextIsNamed, LineNumber);

    /// <summary>
    /// Asks one question and waits. <paramref name="Urgent"/>: the choice that free writing stands for when it reads as danger or as violence. <paramref name="Places"/>: the slot that keeps a city
    /// that free writing names; a place also counts as the choice of its country.
    /// </summary>
    public sealed record Ask(NodeRef Ref, NodeRef? Next, bool NextIsNamed, int LineNumber, Line Line, string? Save, IReadOnlyList<Choice> Choices, bool ChoicesAreLocales,
        bool Topics, IReadOnlyList<Expectation> Expect, Otherwise? Otherwise, Skip? Skip, Timeout? Timeout, string? Urgent = null, string? Places = null) : Node(Ref, Next, NextIsNamed, LineNumber);

    /// <summary>Takes the first arm whose condition holds; falls on when none does.</summary>
    public sealed record Branch(NodeRef Ref, NodeRef? Next, bool NextIsNamed, int LineNumber, IReadOnlyList<Arm> Arms) : Node(Ref, Next, NextIsNamed, LineNumber);

    /// <summary>Notes values and goes on.</summary>
    public sealed record Set(NodeRef Ref, NodeRef? Next, bool NextIsNamed, int LineNumber, Assignments Values) : Node(Ref, Next, NextIsNamed, LineNumber);

    /// <summary>Runs another dialog and comes back to <c>Next</c>.</summary>
    public sealed record Call(NodeRef Ref, NodeRef? Next, bool NextIsNamed, int LineNumber, NodeRef Start) : Node(Ref, Next, NextIsNamed, LineNumber);

    /// <summary>Opens or raises a case; without a line nothing is said of it. <see cref="Continues"/> when <c>then:</c> goes on asking while the person waits.</summary>
    public sealed record Handoff(NodeRef Ref, NodeRef? Next, bool NextIsNamed, int LineNumber, Line? Line, Cases.Urgency? Urgency, IReadOnlyList<string> Summary, NodeRef? Nobody)
        : Node(Ref, Next, NextIsNamed, LineNumber)
    {
        public bool Continues => NextIsNamed;
    }

    /// <summary>Goes somewhere for good: the stack of callers is dropped.</summary>
    public sealed record Goto(NodeRef Ref, int LineNumber, NodeRef Target) : Node(Ref, Target, true, LineNumber);

    /// <summary>Ends the dialog: back to the caller, else to rest.</summary>
    public sealed record End(NodeRef Ref, int LineNumber, Line? Line) : Node(Ref, null, false, LineNumber);

    /// <summary>Says something later, if nothing cancels it, and goes on now.</summary>
    public sealed record Remind(NodeRef Ref, NodeRef? Next, bool NextIsNamed, int LineNumber, Line Line, TimeSpan After) : Node(Ref, Next, NextIsNamed, LineNumber);
}
