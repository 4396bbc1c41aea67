using System.Collections.Concurrent;
using CallInsight.Contracts;
using CallInsight.Web.Calls;
using Microsoft.Extensions.Primitives;

namespace CallInsight.Web.Insights;

/// <summary>The newest analysed calls that somebody may read. They are kept for exactly as long as the tenant's data have the same
/// version: every analysis, change and erasure makes another.</summary>
internal sealed class LatestCalls(CallListQuery list)
{
    private const int MostKept = 5_000;
    private const int Shown = 8;
    private readonly ConcurrentDictionary<(Guid, Guid?), (string Version, IReadOnlyList<LatestCall> Calls)> _kept = new();

    public async ValueTask<IReadOnlyList<LatestCall>> GetAsync(PageQuestion question, string version, CancellationToken cancellationToken)
    {
        // Titles may name people: they are not for those who read masked texts.
        if (RoleTable.Of(question.Actor, Permission.CallsRead) is Reach.None or Reach.Masked)
        {
            return [];
        }

        var reader = (question.Tenant, question.Actor.Id);
        var reached = $"{version}/{question.Actor.Role}/{string.Join(',', question.Actor.Leads)}";
        if (_kept.TryGetValue(reader, out var kept) && kept.Version == reached)
        {
            return kept.Calls;
        }

        var calls = await ReadAsync(question, cancellationToken);
        if (_kept.Count > MostKept)
        {
            _kept.Clear();
        }

        _kept[reader] = (reached, calls);
        return calls;
    }

    private async Task<IReadOnlyList<LatestCall>> ReadAsync(PageQuestion question, CancellationToken cancellationToken)
    {
        var filter = CallFilter.Read(new QueryCollection(new Dictionary<string, StringValues>(StringComparer.Ordinal) { ["status"] = "ready", ["limit"] = Shown.ToString(System.Globalization.CultureInfo.InvariantCulture) }));

        // What is shared comes and goes without another version of the data.
        var page = await list.RunAsync(question.Tenant, question.Actor, filter.Value with { WithShared = false }, cancellationToken);
        return [.. page.Value.Items.Select(c => new LatestCall(c.Id, c.Title, c.StartedAt, c.DurationSeconds))];
    }
}

/// <summary>A call as Home lists it.</summary>
public sealed record LatestCall(Guid Id, string Title, DateTimeOffset StartedAt, double? DurationSeconds);
