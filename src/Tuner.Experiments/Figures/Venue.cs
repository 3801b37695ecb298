namespace Tuner.Experiments.Figures;

/// <summary>Where a figure is printed, which sets its widths.</summary>
public enum Venue
{
    /// <summary>USENIX conferences: columns of 3.33 inches, text of 7.0.</summary>
    Usenix,

    /// <summary>ACM sigconf: columns of 3.33 inches, text of 7.0.</summary>
    Acm,

    /// <summary>IEEE conferences: columns of 3.5 inches, text of 7.16.</summary>
    Ieee,
}
