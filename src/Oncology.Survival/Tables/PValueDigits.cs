namespace Oncology.Survival;

/// <summary>How many digits a p-value shows.</summary>
public enum PValueDigits
{
    /// <summary>Always the decimals of the style: <c>0.042</c>, <c>0.420</c>.</summary>
    Fixed,

    /// <summary>Two significant digits, at most the decimals of the style: <c>0.42</c>, <c>0.042</c>, <c>0.0042</c>.</summary>
    TwoSignificant,

    /// <summary>Two decimals from 0.01 on, three below: <c>0.42</c>, <c>0.04</c>, <c>0.004</c>.</summary>
    TwoAboveOnePercent,
}
