namespace Hotline.Core.Cases;

/// <summary>The code of a case, ten characters of Crockford base32 (<c>7K3QD-0M2XA</c> without the dash). Says nothing about the person.</summary>
public readonly record struct CaseId(string Value)
{
    public override string ToString() => Value;
}
