using Hotline.Core.Cases;
using Hotline.Desk.Cases;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Cases;
using MediatR;

namespace Hotline.Desk.Coding;

/// <summary>Sets coded fields of a case, those that are named; no values mean: not asked.</summary>
internal sealed record SetFields(string Id, long Version, long CodesVersion, IReadOnlyDictionary<string, IReadOnlyList<string>> Fields) : IDeskRequest<CaseCard>, IChangesCases
{
    public Permission Needs => Permission.Operate;

    public string? Audit => "case_fields";
}

/// <summary>Handles <see cref="SetFields"/>.</summary>
internal sealed class SetFieldsHandler(CasebookContext context, CaseCoding coding, DeskSession session) : IRequestHandler<SetFields, DeskResult<CaseCard>>
{
    public async Task<DeskResult<CaseCard>> Handle(SetFields request, CancellationToken cancellationToken)
    {
        if (request.Fields.Count == 0) return DeskError.Invalid($"Name a field. Known fields: {string.Join(", ", CaseFields.All.Select(f => f.Name))}.");
        foreach (var (name, values) in request.Fields)
            if (Fault(name, values) is { } words) return DeskError.Invalid(words);
        return (await coding.SetFieldsAsync(context, new HeldCase(request.Id, request.Version, session.Operator), request.CodesVersion, request.Fields, cancellationToken)).Result();
    }

    /// <summary>Longest part of a wrong word that is said back, in characters.</summary>
    private const int Said = 40;

    /// <summary>Most values of one field.</summary>
    private const int Most = 32;

    private static string? Fault(string name, IReadOnlyList<string>? values)
    {
        if (CaseFields.Find(name) is not { } field) return $"There is no field '{Short(name)}'. Known fields: {string.Join(", ", CaseFields.All.Select(f => f.Name))}.";
        if (values is null) return $"'{name}' needs a list of values; an empty one means: not asked.";
        if (values.Count > (field.Many ? Most : 1)) return $"'{name}' has at most {(field.Many ? Most : 1)} values.";
        // JSON can hold a null where a text should be.
        return values.Select(value => value ?? "").FirstOrDefault(value => !field.Takes(value)) is { } wrong ? $"'{Short(wrong)}' is no value of '{name}'. Choose one of the list." : null;
    }

    private static string Short(string text) => text.Length <= Said ? text : text[..Said] + "…";
}
