namespace CallInsight.Storage.Insights;

/// <summary>Labels of the fields in which people's words beside the figures are sealed, each under its row's id.</summary>
public static class ViewTexts
{
    /// <summary>What an annotation says.</summary>
    public const string Annotation = "annotation.text";

    /// <summary>What a saved view is called.</summary>
    public const string ViewName = "view.name";

    /// <summary>The state of a saved view's page: it may hold names and words that were searched for.</summary>
    public const string ViewState = "view.state";

    /// <summary>What a dashboard is called.</summary>
    public const string DashboardName = "dashboard.name";

    /// <summary>The figure that a suggestion is about: it may be named by a tracker of the tenant. Only its hash is kept.</summary>
    public const string SuggestionMetric = "suggestion.metric";

    /// <summary>What a saved search is called.</summary>
    public const string SearchName = "search.name";

    /// <summary>The criteria of a saved search: words, names, addresses.</summary>
    public const string SearchCriteria = "search.criteria";
}
