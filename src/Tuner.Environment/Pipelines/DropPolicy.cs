namespace Tuner.Environment.Pipelines;

/// <summary>When a request is given up.</summary>
public enum DropPolicy
{
    /// <summary>Never: late requests are served all the same.</summary>
    None,

    /// <summary>At the pipeline's door, when its foretold finish is late (AlpaServe, Clockwork).</summary>
    Admission,

    /// <summary>Before execution, when its deadline is past or cannot be met any more.</summary>
    Deadline,

    /// <summary>When its age exceeds a limit at the entry or the exit of a stage (IPA).</summary>
    Limit,
}
