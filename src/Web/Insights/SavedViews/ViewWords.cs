using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;

namespace CallInsight.Web.Insights.SavedViews;

/// <summary>The words of saved views and dashboards, by language: ViewWords.resx is English.</summary>
internal static class ViewWords
{
    private static readonly ResourceManager Words = new("CallInsight.Web.Insights.SavedViews.ViewWords", typeof(ViewWords).Assembly);

    /// <summary>Who sees something.</summary>
    public static string Sharing(string kind) => Read("Sharing_" + kind);

    /// <summary>The page whose state is saved.</summary>
    public static string PageName(string page) => Read("Page_" + page);

    public static string Views => Read();
    public static string ViewsLead => Read();
    public static string ViewsTable => Read();
    public static string Dashboards => Read();
    public static string DashboardsTable => Read();
    public static string DashboardsNone => Read();
    public static string DashboardsNoneText => Read();
    public static string ViewsNone => Read();
    public static string ViewsNoneText => Read();
    public static string Name => Read();
    public static string Page => Read();
    public static string Owner => Read();
    public static string SharedWith => Read();
    public static string DefaultOf => Read();
    public static string Change => Read();
    public static string ChangeOf(object first) => Format(Read(), first);
    public static string NewView => Read();
    public static string NewViewLead(object first) => Format(Read(), first);
    public static string NewViewNothing => Read();
    public static string NewViewNothingText => Read();
    public static string NamePlace => Read();
    public static string SharingLabel => Read();
    public static string People => Read();
    public static string PeopleHint => Read();
    public static string UnknownPeople(object first) => Format(Read(), first);
    public static string Save => Read();
    public static string Cancel => Read();
    public static string Saved => Read();
    public static string Deleted => Read();
    public static string EditView => Read();
    public static string DeleteView => Read();
    public static string DeleteViewHint => Read();
    public static string Open => Read();
    public static string OpenOf(object first) => Format(Read(), first);
    public static string NewDashboard => Read();
    public static string MakeDashboard => Read();
    public static string EditDashboard(object first) => Format(Read(), first);
    public static string ArrangeDashboard => Read();
    public static string DashboardEmpty => Read();
    public static string DashboardEmptyText => Read();
    public static string DashboardEmptyReader => Read();
    public static string DashboardLead(object first) => Format(Read(), first);
    public static string Tiles => Read();
    public static string TilesNone => Read();
    public static string MoveUp => Read();
    public static string MoveDown => Read();
    public static string MoveUpOf(object first) => Format(Read(), first);
    public static string MoveDownOf(object first) => Format(Read(), first);
    public static string Remove => Read();
    public static string RemoveOf(object first) => Format(Read(), first);
    public static string AddTile => Read();
    public static string Add => Read();
    public static string AddNone => Read();
    public static string DeleteDashboard => Read();
    public static string DeleteDashboardHint => Read();
    public static string Defaults => Read();
    public static string DefaultsLead => Read();
    public static string BackToDashboard => Read();
    public static string NotFound => Read();
    public static string NotFoundText => Read();
    public static string BackToViews => Read();
    public static string TileCallsNone => Read();
    public static string NameAndSharing => Read();

    private static string Read([CallerMemberName] string key = "")
        => Words.GetString(key, CultureInfo.CurrentUICulture) ?? throw new MissingManifestResourceException($"There is no text '{key}'.");

    private static string Format(string text, params ReadOnlySpan<object?> arguments) => string.Format(CultureInfo.CurrentCulture, text, arguments);
}
