using Hotline.Core.Cases;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Cases;
using Microsoft.Extensions.Configuration;

namespace Hotline.Desk.Helping;

/// <summary>A case and the country whose numbers count for it; empty where none of ours does: the numbers of another country are worse than none.</summary>
internal sealed record CasePlace(Case Case, string Country);

/// <summary>Where the person of a case is: what a helper noted, else what the person said, else the deployment's country.</summary>
internal sealed class CasePlaces(CaseReader reader, IConfiguration configuration)
{
    private const string Unknown = "unknown";

    public async Task<CasePlace?> FindAsync(CasebookContext context, string id, CancellationToken cancellationToken)
    {
        if (await reader.AnswersAsync(context, id, cancellationToken) is not { } read) return null;
        var said = read.Answers.FirstOrDefault(a => a.Key == CaseFields.Country).Value;
        var country = read.Country ?? (said is null or Unknown ? configuration["Defaults:Country"] ?? "KZ" : said);
        return new CasePlace(read.Case, Countries.All.Contains(country) ? country : "");
    }
}
