namespace Tuner.Environment.Tuning;

/// <summary>How the accuracies of the stages become one number.</summary>
public enum AccuracyCombination
{
    /// <summary>Their product: pipeline accuracy score, PAS (IPA, JSys 2024).</summary>
    Product,

    /// <summary>Their sum (IPA, arXiv v1, equation 8).</summary>
    Sum,

    /// <summary>Their mean.</summary>
    Mean,
}
