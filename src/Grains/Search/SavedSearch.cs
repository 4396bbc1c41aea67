using System.Text.Json;
using CallInsight.Contracts.Search;
using CallInsight.Grains.Insights.SavedViews;
using CallInsight.Storage.Insights;
using CallInsight.Storage.Secrets;

namespace CallInsight.Grains.Search;

/// <summary>A search that a member keeps.</summary>
/// <param name="Kept">Its name, whose it is and who sees it.</param>
/// <param name="Alert">One of <see cref="SearchAlerts.All"/>.</param>
internal sealed record SavedSearch(Keepsake Kept, SearchCriteria Criteria, string Alert)
{
    public static SearchCriteria Open(TenantKey key, Guid id, byte[] criteria)
        => JsonSerializer.Deserialize(key.OpenText(id, ViewTexts.SearchCriteria, criteria), SearchJson.Default.SearchCriteria)!;

    public static byte[] Seal(TenantKey key, Guid id, SearchCriteria criteria)
        => key.Seal(id, ViewTexts.SearchCriteria, JsonSerializer.Serialize(criteria, SearchJson.Default.SearchCriteria));
}
