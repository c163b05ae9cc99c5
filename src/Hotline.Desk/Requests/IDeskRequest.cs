using MediatR;

namespace Hotline.Desk.Requests;

/// <summary>What every request of the desk says of itself to the one pipeline.</summary>
internal interface IDeskRequest
{
    Permission Needs { get; }

    /// <summary>The audit's code for it; null when it is neither a change nor a look at a person's words.</summary>
    string? Audit { get; }

    /// <summary>The code of the reason that the audit keeps with it; null where none is asked for.</summary>
    string? AuditReason => null;
}

/// <summary>A request of the desk that answers with a <typeparamref name="T"/>.</summary>
internal interface IDeskRequest<T> : IDeskRequest, IRequest<DeskResult<T>>;
