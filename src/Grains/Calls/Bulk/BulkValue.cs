namespace CallInsight.Grains.Calls.Bulk;

/// <summary>A call's field before and after, each as JSON; encrypted as one text: field <c>bulk.value</c>.</summary>
internal sealed record BulkValue(string Before, string After);
