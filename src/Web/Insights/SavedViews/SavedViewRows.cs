using CallInsight.Contracts.Insights;

namespace CallInsight.Web.Insights.SavedViews;

/// <summary>A saved view as somebody sees it.</summary>
/// <param name="State">The query of its page's address, without a question mark.</param>
/// <param name="MayChange">Whether it is the reader's own, or shared with all and the reader may change settings.</param>
public sealed record SavedViewRow(Guid Id, string Page, string Name, string State, Guid Owner, string OwnerName, Sharing Sharing, int Version, bool MayChange)
{
    /// <summary>Its page in its state, from the workspace's root.</summary>
    public string Path => State.Length == 0 ? $"/{Page}" : $"/{Page}?{State}";
}

/// <summary>A dashboard as somebody sees it.</summary>
/// <param name="DefaultOf">The words of the roles that are led to it.</param>
public sealed record DashboardRow(Guid Id, string Name, Guid Owner, string OwnerName, Sharing Sharing, int Version, IReadOnlyList<string> DefaultOf, bool MayChange);
