namespace CallInsight.Contracts.Operations;

/// <summary>Something in this process without which it is not ready to serve.</summary>
public interface IReadinessPart
{
    /// <summary>As it stands in the answer of <c>/health/ready</c> when it is missing.</summary>
    string Name { get; }

    bool IsReady { get; }
}
