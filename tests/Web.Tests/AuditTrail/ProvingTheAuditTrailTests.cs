using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using CallInsight.Contracts;
using CallInsight.Storage.AuditTrail;
using CallInsight.Testing;
using CallInsight.Testing.Web;
using Xunit;

namespace CallInsight.Web.Tests.AuditTrail;

/// <summary>A file of the trail, changed in every way that somebody may think of, and what the check says of it.</summary>
public sealed class ProvingTheAuditTrailTests(ProductHost product)
{
    private const int Rows = 8;

    public static TheoryData<string, string> Attacks => new()
    {
        { "edited", "Line 4: row 4 was changed" },
        { "edited and hashed anew", "Line 5: row 5 does not follow row 4" },
        { "edited and all hashed anew", "row 8 is not the one that was signed" },
        { "cut in the middle", "Line 4: row 4 should be here and row 5 is." },
        { "reordered", "Line 3: row 3 should be here and row 4 is." },
        { "said twice", "Line 5: row 5 should be here and row 4 is." },
        { "without its end", "row 6 is missing" },
        { "without its beginning", "Line 1: row 1 should be here and row 3 is." },
        { "without end and checkpoint", "No checkpoint signs row 5" },
        { "signed by another", "is signed by key" },
        { "a checkpoint edited", "was not signed like this" },
        { "no JSON", "Line 2: this is neither a row nor a checkpoint" },
        { "empty", "The file holds no rows." },
    };

    [Fact]
    public async Task A_file_as_it_is_given_is_whole()
    {
        var (_, lines) = await AFileAsync();

        var verdict = await CheckAsync(string.Join('\n', lines));

        Assert.True(verdict.IsWhole, verdict.Message);
        Assert.Equal((Rows, Rows), (verdict.Rows, verdict.Signed));
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task A_file_that_was_tampered_with_is_found_out(string attack, string said)
    {
        var (key, lines) = await AFileAsync();

        var verdict = await CheckAsync(string.Join('\n', Tamper(lines, attack)), key);

        Assert.False(verdict.IsWhole);
        Assert.Contains(said, verdict.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_changed_in_the_database_shows_in_the_next_file()
    {
        var tenant = await ATrailAsync();
        await ChainAsync(tenant);
        await TestDatabase.RunAsync(product.Database.Superuser, $"update audit_chain set body = convert_to(replace(convert_from(body, 'utf8'), 'team.saved', 'team.moved'), 'utf8') where tenant_id = '{tenant.Id}' and sequence = 5");

        var verdict = await CheckAsync(await tenant.Api.GetStringAsync("/api/v1/audit/export"));

        Assert.Contains("Line 5: row 5 was changed", verdict.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_at_once_make_one_chain_without_gaps()
    {
        var tenant = await product.ATenant();
        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => tenant.ATeamAsync($"Team {i}")).Concat(Enumerable.Range(0, 10).Select(_ => ChainAsync(tenant))));

        var file = await tenant.Api.GetStringAsync("/api/v1/audit/export");
        var stored = (long)(await TestDatabase.RunAsync(product.Database.Superuser, $"select count(*) from audit_entries where tenant_id = '{tenant.Id}'"))!;
        var verdict = await CheckAsync(file);

        Assert.True(verdict.IsWhole, verdict.Message);
        Assert.Equal(stored, verdict.Rows);
    }

    [Fact]
    public async Task A_checkpoint_that_was_kept_is_in_every_later_file()
    {
        var tenant = await ATrailAsync();
        using var signed = await tenant.Api.PostAsync("/api/v1/audit/checkpoints", null);
        var kept = (await signed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("items")[0];
        await tenant.ATeamAsync("Later");
        var file = await tenant.Api.GetStringAsync("/api/v1/audit/export");

        Assert.Contains(kept.GetProperty("signature").GetString()!, file.Replace("\\u002B", "+", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(Rows + 1, (await CheckAsync(file)).Signed);
    }

    [Fact]
    public void Canonical_bytes_do_not_depend_on_how_values_came()
        => Assert.Equal(
            "{\"a\":[1,true,null],\"b\":\"é\\u0001\\\"\\\\/\"}"u8.ToArray(),
            CanonicalJson.Write(JsonNode.Parse("{ \"b\" : \"\\u00e9\\u0001\\\"\\\\\\/\", \"a\": [1, true, null] }")));

    internal static Task<AuditVerdict> CheckAsync(string file, string? key = null) => VerifyAuditFile.RunAsync(new StringReader(file), key, CancellationToken.None);

    private static List<string> Tamper(List<string> lines, string attack)
    {
        string Edited(string line) => line.Replace("team.saved", "team.spared", StringComparison.Ordinal);
        switch (attack)
        {
            case "edited":
                lines[3] = Edited(lines[3]);
                break;
            case "edited and hashed anew":
                lines[3] = Rehashed(Edited(lines[3]), null);
                break;
            case "edited and all hashed anew":
                lines[3] = Edited(lines[3]);
                for (var i = 3; i < Rows; i++)
                {
                    lines[i] = Rehashed(lines[i], (string?)JsonNode.Parse(lines[i - 1])!["hash"]);
                }

                break;
            case "cut in the middle":
                lines.RemoveAt(3);
                break;
            case "reordered":
                (lines[2], lines[3]) = (lines[3], lines[2]);
                break;
            case "said twice":
                lines.Insert(4, lines[3]);
                break;
            case "without its end":
                lines.RemoveRange(5, 3);
                break;
            case "without its beginning":
                lines.RemoveRange(0, 2);
                break;
            case "without end and checkpoint":
                lines.RemoveRange(5, lines.Count - 5);
                break;
            case "signed by another":
                var foreign = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
                var body = (JsonObject)JsonNode.Parse(lines[Rows])!["checkpoint"]!.DeepClone();
                body["keyId"] = AuditCheckpoint.KeyIdOf(foreign.ExportSubjectPublicKeyInfo());
                var bytes = CanonicalJson.Write(body);
                lines[Rows] = AuditFile.Checkpoint(bytes, foreign.SignData(bytes, System.Security.Cryptography.HashAlgorithmName.SHA256), foreign.ExportSubjectPublicKeyInfo());
                break;
            case "a checkpoint edited":
                lines[Rows] = lines[Rows].Replace("\"sequence\":8", "\"sequence\":7", StringComparison.Ordinal);
                break;
            case "no JSON":
                lines[1] = "not at all";
                break;
            default:
                return [];
        }

        return lines;
    }

    private static string Rehashed(string line, string? previous)
    {
        var row = (JsonObject)JsonNode.Parse(line)!;
        row["row"]!["previous"] = previous ?? (string?)row["row"]!["previous"];
        row["hash"] = Convert.ToHexStringLower(AuditRecord.Hash(CanonicalJson.Write(row["row"])));
        return row.ToJsonString();
    }

    private static Task ChainAsync(TestTenant tenant) => Task.Run(() =>
    {
        CallContext.Enter(tenant.Id);
        return tenant.Product.Grains.AuditTrail(tenant.Id).Chain();
    });

    /// <summary>A trail of eight rows.</summary>
    private async Task<TestTenant> ATrailAsync()
    {
        var tenant = await product.ATenant();
        for (var i = 1; i < Rows; i++)
        {
            await tenant.ATeamAsync($"Team {i}");
        }

        return tenant;
    }

    /// <summary>Its file: rows and one checkpoint; and the id of the key that signed.</summary>
    private async Task<(string Key, List<string> Lines)> AFileAsync()
    {
        var lines = (await (await ATrailAsync()).Api.GetStringAsync("/api/v1/audit/export")).Split('\n', StringSplitOptions.RemoveEmptyEntries).ToList();
        return ((string)JsonNode.Parse(lines[Rows])!["checkpoint"]!["keyId"]!, lines);
    }
}
