namespace CallInsight.Web.Insights.SavedViews;

/// <summary>A saved view over the API.</summary>
/// <param name="Page">trends, compare, explore or calls.</param>
/// <param name="State">The query of the page's address.</param>
internal sealed record ViewBody(Guid Id, string Page, string Name, string State, Guid Owner, SharingBody Sharing, int Version)
{
    public static ViewBody Of(SavedViewRow row) => new(row.Id, row.Page, row.Name, row.State, row.Owner, SharingBody.Of(row.Sharing), row.Version);
}

/// <summary>Body of <c>POST /api/v1/views</c> and <c>PUT /api/v1/views/{id}</c>; a view keeps the page and state that it was saved with.</summary>
/// <param name="Page">trends, compare, explore or calls.</param>
/// <param name="State">The query of the page's address, without its question mark.</param>
/// <param name="Sharing">Null: private.</param>
internal sealed record ViewRequest(string? Page, string? Name, string? State, SharingBody? Sharing);

/// <summary>A dashboard over the API.</summary>
/// <param name="Tiles">Ids of the views on it that the caller sees, in their order.</param>
/// <param name="DefaultOf">The roles that are led to it.</param>
internal sealed record DashboardBody(Guid Id, string Name, Guid Owner, SharingBody Sharing, IReadOnlyList<Guid> Tiles, IReadOnlyList<string> DefaultOf, int Version)
{
    public static DashboardBody Of(DashboardRow row, IEnumerable<SavedViewRow> tiles) => new(row.Id, row.Name, row.Owner, SharingBody.Of(row.Sharing), [.. tiles.Select(t => t.Id)], row.DefaultOf, row.Version);
}

/// <summary>Body of <c>POST /api/v1/dashboards</c> and <c>PUT /api/v1/dashboards/{id}</c>.</summary>
/// <param name="Sharing">Null: private.</param>
/// <param name="Tiles">Ids of views in their order; in a change null lets them stay. Tiles that the caller does not see stay where they are.</param>
internal sealed record DashboardRequest(string? Name, SharingBody? Sharing, IReadOnlyList<Guid>? Tiles);
