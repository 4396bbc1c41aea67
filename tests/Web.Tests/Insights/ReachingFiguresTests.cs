using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Testing;
using CallInsight.Testing.Web;
using Parquet.Serialization;
using Xunit;

namespace CallInsight.Web.Tests.Insights;

/// <summary>Figures, exports and the list of calls reach the same calls, whoever asks.</summary>
public sealed class ReachingFiguresTests(ProductHost product)
{
    [Theory]
    [InlineData("owner", 3)]
    [InlineData("ann", 3)]
    [InlineData("maud", 2)]
    [InlineData("rita", 1)]
    public async Task A_question_counts_the_calls_that_are_listed(string who, int calls)
    {
        var tenant = await ATenantOfThreeCallsAsync();
        using var api = await tenant.ApiOfAsync(who);

        await Eventually.IsAsync("All calls are counted", async () => await CountAsync(tenant.Api), 3);
        var members = await AskAsync(api, "member");

        Assert.Equal(calls, await CountAsync(api));
        Assert.Equal(await ListedAsync(api), members.EnumerateArray().Select(r => r[0].GetString()).Order(StringComparer.Ordinal));
        Assert.Equal(calls, members.GetArrayLength());
    }

    [Theory]
    [InlineData("owner", 3)]
    [InlineData("ann", 3)]
    [InlineData("maud", 2)]
    [InlineData("rita", 1)]
    public async Task An_export_of_any_format_has_the_calls_that_are_listed(string who, int calls)
    {
        var tenant = await ATenantOfThreeCallsAsync();
        using var api = await tenant.ApiOfAsync(who);

        var listed = (await api.GetFromJsonAsync<JsonElement>("/api/v1/calls")).GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetString()).Order(StringComparer.Ordinal).ToList();
        var csv = (await api.GetStringAsync("/api/v1/exports/facts")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l[..36]);
        var lines = (await LinesAsync(api)).Select(r => r.GetProperty("id").GetString());
        var parquet = (await ParquetAsync(api)).Select(r => r["id"]!.ToString());

        Assert.Equal(calls, listed.Count);
        Assert.All(new[] { csv, lines, parquet }, ids => Assert.Equal(listed, ids.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Another_workspace_gets_nothing_of_it()
    {
        await ATenantOfThreeCallsAsync();
        var other = await product.ATenant();

        Assert.Equal(0, await CountAsync(other.Api));
        Assert.Single((await other.Api.GetStringAsync("/api/v1/exports/facts?format=csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries));
        Assert.Empty(await LinesAsync(other.Api));
        Assert.Empty(await ParquetAsync(other.Api));
    }

    [Fact]
    public async Task A_format_that_there_is_not_is_refused()
    {
        var tenant = await product.ATenant();

        using var answer = await tenant.Api.GetAsync("/api/v1/exports/facts?format=xlsx");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Parquet_has_every_value_of_the_lines_in_its_own_type_and_unknown_as_null()
    {
        var tenant = await ATenantOfThreeCallsAsync();

        var lines = await LinesAsync(tenant.Api);
        var rows = await ParquetAsync(tenant.Api);

        Assert.Equal(lines.Count, rows.Count);
        foreach (var (line, row) in lines.Zip(rows))
        {
            Assert.Equal(line.EnumerateObject().Select(f => f.Name), row.Keys);
            Assert.All(line.EnumerateObject(), field => Assert.True(Same(field.Value, row[field.Name]), $"{field.Name}: {field.Value} is {row[field.Name]} in Parquet."));
        }

        Assert.Contains(rows, r => r["amount"] is 1234.5m && r["rep"] is Guid && r["startedAt"] is DateTime && r["talkRatio"] is float);
        Assert.Contains(rows, r => r["rep"] is null && r["amount"] is null && r["stage"] is null);
    }

    private async Task<TestTenant> ATenantOfThreeCallsAsync()
    {
        var tenant = await product.ATenant().WithMember(Role.Manager, "maud").WithMember(Role.Analyst, "ann");
        await tenant.OwnerAsync();
        var north = await tenant.ATeamAsync("North");
        var south = await tenant.ATeamAsync("South", tenant.Member("maud").Id);
        await tenant.AddMemberAsync(Role.Rep, "rita", north);
        await tenant.AddMemberAsync(Role.Rep, "sam", south);
        await tenant.ACallAsync(null, ("rep", tenant.Member("rita").Email), ("stage", "Demo"), ("outcome", new { result = "won", amount = 1234.5, currency = "EUR" }));
        await tenant.ACallAsync(null, ("rep", tenant.Member("sam").Email), ("startedAt", "2026-03-03T10:00:00.123456Z"));
        await tenant.ACallAsync(null, ("startedAt", "2026-03-04T10:00:00Z"));
        return tenant;
    }

    private static async Task<double> CountAsync(HttpClient api)
        => (await AskAsync(api)).EnumerateArray().Select(r => r[0].GetDouble()).SingleOrDefault();

    private static async Task<JsonElement> AskAsync(HttpClient api, params string[] groupBy)
    {
        using var answer = await api.PostAsJsonAsync("/api/v1/insights/query", new { from = "2026-01-01T00:00:00Z", to = "2027-01-01T00:00:00Z", measures = new[] { new { metric = "calls", aggregate = "count" } }, groupBy });
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("rows");
    }

    /// <summary>The reps of the listed calls.</summary>
    private static async Task<IEnumerable<string?>> ListedAsync(HttpClient api)
        => (await api.GetFromJsonAsync<JsonElement>("/api/v1/calls")).GetProperty("items").EnumerateArray().Select(i => i.GetProperty("rep").GetString()).Order(StringComparer.Ordinal).ToList();

    private static async Task<List<JsonElement>> LinesAsync(HttpClient api)
        => [.. (await api.GetStringAsync("/api/v1/exports/facts?format=jsonl")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonSerializer.Deserialize<JsonElement>(l))];

    private static async Task<List<Dictionary<string, object?>>> ParquetAsync(HttpClient api)
    {
        using var file = new MemoryStream(await api.GetByteArrayAsync("/api/v1/exports/facts?format=parquet"));
        var read = await ParquetSerializer.DeserializeUntypedAsync(file);
        return [.. read.Data.Select(row => read.Schema.Fields.ToDictionary(f => f.Name, f => row.TryGetValue(f.Name, out var value) ? value : null))];
    }

    private static bool Same(JsonElement line, object? value) => value switch
    {
        null => line.ValueKind == JsonValueKind.Null,
        float number => line.GetSingle() == number,
        decimal amount => line.GetDecimal() == amount,
        DateTime at => line.GetDateTime().ToUniversalTime() == DateTime.SpecifyKind(at, DateTimeKind.Utc),
        _ => line.GetString() == value.ToString(),
    };
}
