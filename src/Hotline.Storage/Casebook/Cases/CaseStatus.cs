namespace Hotline.Storage.Casebook.Cases;

/// <summary>Where a case is on its way.</summary>
public enum CaseStatus
{
    Waiting,
    WithOperator,
    Closed,
}
