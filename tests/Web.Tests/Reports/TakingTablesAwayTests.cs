using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Testing;
using CallInsight.Testing.Web;
using Parquet;
using Parquet.Serialization;
using Xunit;

namespace CallInsight.Web.Tests.Reports;

public sealed class TakingTablesAwayTests(ProductHost product)
{
    [Fact]
    public async Task Every_table_comes_in_every_format()
    {
        var tenant = await product.ATenant().WithMember(Role.Rep, "ada");
        var ada = tenant.Member("ada");
        var call = await tenant.ACallAsync(SampleCalls.Saying("Do you like zebras?", "Very much."), ("title", "=Zebra talk"), ("rep", ada.Email), ("stage", "Demo"));
        await tenant.Api.PostAsJsonAsync("/api/v1/annotations", new { day = "2026-03-02", text = "New pitch" });
        await tenant.Api.PostAsJsonAsync($"/api/v1/calls/{call}/comments", new { text = "Well asked" });

        foreach (var (table, said) in new[] { ("facts", call.ToString()), ("calls", "Zebra talk"), ("people", ada.Id.ToString()), ("imports", "ready"), ("annotations", "New pitch"), ("members", ada.Email), ("teams", "members") })
        {
            foreach (var format in new[] { "csv", "xlsx", "jsonl", "parquet", "pdf" })
            {
                var (export, file) = await FileAsync(tenant.Api, new { table, format });

                Assert.Equal((table, format, export.GetProperty("rowsAll").GetInt64()), (table, format, export.GetProperty("rowsDone").GetInt64()));
                Assert.Equal((table, format, export.GetProperty("bytes").GetInt64()), (table, format, file.Length));
                switch (format)
                {
                    case "csv" or "jsonl":
                        Assert.True(Encoding.UTF8.GetString(file).Contains(said, StringComparison.Ordinal) || table == "teams", $"{table} as {format}");
                        break;
                    case "xlsx":
                        Assert.Contains(table == "teams" ? "name" : said, SheetOf(file), StringComparison.Ordinal);
                        break;
                    case "parquet":
                        using (var stream = new MemoryStream(file))
                        {
                            var rows = (await ParquetSerializer.DeserializeUntypedAsync(stream, cancellationToken: TestContext.Current.CancellationToken)).Data;
                            Assert.Equal((table, export.GetProperty("rowsAll").GetInt32()), (table, rows.Count));
                        }

                        break;
                    default:
                        Assert.StartsWith("%PDF-", Encoding.ASCII.GetString(file.AsSpan(0, 8)), StringComparison.Ordinal);
                        Assert.Contains("%%EOF", Encoding.ASCII.GetString(file.AsSpan(file.Length - 8)), StringComparison.Ordinal);
                        break;
                }
            }
        }
    }

    [Fact]
    public async Task A_text_that_begins_like_a_formula_is_harmless_in_csv_and_a_text_in_a_workbook()
    {
        var tenant = await product.ATenant();
        await tenant.ACallAsync(null, ("title", "=1+1 <&>\u0001"));

        var csv = Encoding.UTF8.GetString((await FileAsync(tenant.Api, new { table = "calls", format = "csv" })).File);
        var sheet = SheetOf((await FileAsync(tenant.Api, new { table = "calls", format = "xlsx" })).File);

        Assert.Contains(",'=1+1 <&>", csv, StringComparison.Ordinal);
        Assert.Contains("<t xml:space=\"preserve\">=1+1 &lt;&amp;&gt;</t>", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("<f>", sheet, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_period_and_filters_choose_the_calls()
    {
        var tenant = await product.ATenant();
        var wanted = await tenant.ACallAsync(SampleCalls.Saying("One?", "Yes."), ("startedAt", "2026-03-29T23:30:00Z"), ("stage", "Demo"));
        await tenant.ACallAsync(SampleCalls.Saying("Two?", "Yes."), ("startedAt", "2026-03-29T23:30:00Z"), ("stage", "Closing"));
        await tenant.ACallAsync(SampleCalls.Saying("Three?", "Yes."), ("startedAt", "2026-03-29T21:30:00Z"), ("stage", "Demo"));

        // In Berlin the 30th begins at 22:00 UTC: the clock was put forward the night before.
        var (export, file) = await FileAsync(tenant.Api, new
        {
            table = "facts", format = "jsonl", from = "2026-03-30", to = "2026-03-31", timeZone = "Europe/Berlin",
            where = new object[] { new { field = "stage", op = "in", value = new[] { "Demo", "Nowhere" } }, new { field = "outcome", op = "=", value = "open" } },
        });

        Assert.Equal("2026-03-29T22:00:00+00:00", export.GetProperty("from").GetString());
        Assert.Equal(wanted, JsonSerializer.Deserialize<JsonElement>(Encoding.UTF8.GetString(file).TrimEnd()).GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task The_whole_workspace_is_a_zip_of_all_tables_with_transcripts_that_can_be_imported_again()
    {
        var tenant = await product.ATenant();
        await tenant.ACallAsync(SampleCalls.Saying("Do you like zebras?", "Very much."));

        var (export, file) = await FileAsync(tenant.Api, new { table = "tenant", format = "csv" });
        using var archive = new ZipArchive(new MemoryStream(file));
        string Read(string name)
        {
            using var reader = new StreamReader(archive.GetEntry(name)!.Open());
            return reader.ReadToEnd();
        }

        Assert.Equal(["annotations.csv", "calls.csv", "comments.csv", "facts.csv", "findings.jsonl", "imports.csv", "manifest.json", "members.csv", "people.csv", "teams.csv", "transcripts.jsonl"], archive.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal));
        var manifest = JsonSerializer.Deserialize<JsonElement>(Read("manifest.json")).GetProperty("rows");
        Assert.Equal((1, 1, 1), (manifest.GetProperty("calls").GetInt32(), manifest.GetProperty("transcripts").GetInt32(), manifest.GetProperty("findings").GetInt32()));
        Assert.Equal(export.GetProperty("rowsAll").GetInt64(), manifest.EnumerateObject().Sum(r => r.Value.GetInt64()));
        var transcript = JsonSerializer.Deserialize<JsonElement>(Read("transcripts.jsonl")).GetProperty("transcript");
        using var again = await tenant.Api.PostAsJsonAsync("/api/v1/analysis", new { transcript = new { format = "callinsight", content = transcript } });
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal("Do you like zebras?", transcript.GetProperty("utterances")[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_download_that_broke_off_goes_on_where_it_was()
    {
        var tenant = await product.ATenant();
        await tenant.ACallAsync();
        var (export, whole) = await FileAsync(tenant.Api, new { table = "facts", format = "csv" });
        var address = export.GetProperty("file").GetString();
        using var first = await tenant.Api.GetAsync(address);
        var tag = first.Headers.ETag!;

        using var rest = await RangeAsync(tenant.Api, address!, 40, tag);
        using var other = await RangeAsync(tenant.Api, address!, 40, new EntityTagHeaderValue("\"another\""));
        using var beyond = await RangeAsync(tenant.Api, address!, whole.Length + 5, null);

        Assert.Equal(HttpStatusCode.PartialContent, rest.StatusCode);
        Assert.Equal(whole[40..], await rest.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        Assert.Equal(whole, await other.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, beyond.StatusCode);
    }

    [Fact]
    public async Task Nobody_else_takes_it_and_each_taking_is_noted()
    {
        var tenant = await product.ATenant().WithMember(Role.Admin, "ada").WithMember(Role.Admin, "ben");
        await tenant.ACallAsync();
        using var ada = await tenant.ApiOfAsync("ada");
        using var ben = await tenant.ApiOfAsync("ben");
        var (export, _) = await FileAsync(ada, new { table = "calls", format = "csv" });
        var id = export.GetProperty("id").GetGuid();

        using var byBen = await ben.GetAsync($"/api/v1/exports/{id}/file");
        using var byKey = await tenant.Api.GetAsync($"/api/v1/exports/{id}/file");
        using var inBrowser = await tenant.Member("ada").Browser.GetAsync($"/t/{tenant.Slug}/exports/{id}/file");
        var noted = (long)(await TestDatabase.RunAsync(product.Database.Superuser, $"select count(*) from audit_entries where subject_id = '{id}' and action = 'export.taken' and actor_id is not null"))!;

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.OK), (byBen.StatusCode, byKey.StatusCode, inBrowser.StatusCode));
        Assert.Equal(2, noted);
        Assert.Empty((await ben.GetFromJsonAsync<JsonElement>("/api/v1/exports")).GetProperty("items").EnumerateArray());

        await TestDatabase.RunAsync(product.Database.Superuser, $"update exports set expires_at = now() - interval '1 second' where export_id = '{id}'; update jobs set run_after = now() where subject_id = '{id}'");
        using var late = await ada.GetAsync($"/api/v1/exports/{id}/file");
        Assert.Equal(HttpStatusCode.NotFound, late.StatusCode);
        await Eventually.IsAsync("Its pieces are dropped", async () => (long)(await TestDatabase.RunAsync(product.Database.Superuser, $"select count(*) from export_pieces where export_id = '{id}'"))!, 0L);
        Assert.Equal("expired", (await ada.GetFromJsonAsync<JsonElement>($"/api/v1/exports/{id}")).GetProperty("status").GetString());
    }

    [Fact]
    public async Task What_a_lost_silo_had_written_counts_for_nothing_and_the_file_is_whole()
    {
        var tenant = await product.ATenant();
        await tenant.ACallAsync();
        var (export, whole) = await FileAsync(tenant.Api, new { table = "calls", format = "csv" });
        var id = export.GetProperty("id").GetGuid();

        // As it lies there when a silo was killed: a piece of a writer that is no more, and the job that nobody ended.
        await TestDatabase.RunAsync(
            product.Database.Superuser,
            $"""
            update exports set status = 'running', writer = '{tenant.Id}', rows_done = 1, ended_at = null, expires_at = null where export_id = '{id}';
            update export_pieces set writer = '{tenant.Id}' where export_id = '{id}';
            delete from jobs where subject_id = '{id}';
            insert into jobs (tenant_id, job_id, kind, subject_id, attempts, run_after, created_at) values ('{tenant.Id}', gen_random_uuid(), 'export.write', '{id}', 1, now(), now())
            """);
        await Eventually.IsAsync("It is written again", async () => (await tenant.Api.GetFromJsonAsync<JsonElement>($"/api/v1/exports/{id}")).GetProperty("status").GetString(), "ready");

        Assert.Equal(whole, await tenant.Api.GetByteArrayAsync($"/api/v1/exports/{id}/file"));
        Assert.Equal(1L, await TestDatabase.RunAsync(product.Database.Superuser, $"select count(*) from export_pieces where export_id = '{id}'"));
    }

    [Fact]
    public async Task What_lies_in_the_database_shows_no_word()
    {
        var tenant = await product.ATenant();
        await tenant.ACallAsync(null, ("title", "Hippopotamus matters"));
        var (export, file) = await FileAsync(tenant.Api, new { table = "calls", format = "csv" });

        Assert.Contains("Hippopotamus", Encoding.UTF8.GetString(file), StringComparison.Ordinal);
        var found = (long)(await TestDatabase.RunAsync(
            product.Database.Superuser,
            $"select count(*) from export_pieces where export_id = '{export.GetProperty("id").GetGuid()}' and position('Hippopotamus'::bytea in content) > 0"))!;
        Assert.Equal(0, found);
    }

    [Fact]
    public async Task Each_role_takes_what_it_reaches()
    {
        var tenant = await product.ATenant().WithMember(Role.Manager, "maud").WithMember(Role.Analyst, "ann");
        var team = await tenant.ATeamAsync("North", tenant.Member("maud").Id);
        var rita = await tenant.AddMemberAsync(Role.Rep, "rita", team);
        await tenant.ACallAsync(SampleCalls.Saying("One?", "Yes."), ("title", "Of Rita"), ("rep", rita.Email));
        await tenant.ACallAsync(SampleCalls.Saying("Two?", "Yes."), ("title", "Of the owner"), ("rep", (await tenant.OwnerAsync()).Email));
        using var maud = await tenant.ApiOfAsync("maud");
        using var ann = await tenant.ApiOfAsync("ann");
        using var ritas = await tenant.ApiOfAsync("rita");

        foreach (var (api, rows) in new[] { (maud, 1), (ritas, 1), (ann, 2) })
        {
            Assert.Equal(rows, (await FileAsync(api, new { table = "facts", format = "csv" })).Export.GetProperty("rowsAll").GetInt32());
        }

        Assert.DoesNotContain("Of the owner", Encoding.UTF8.GetString((await FileAsync(maud, new { table = "calls", format = "csv" })).File), StringComparison.Ordinal);
        foreach (var (api, table) in new[] { (ann, "calls"), (ann, "comments"), (ann, "members"), (maud, "tenant"), (ritas, "members"), (ann, "tenant") })
        {
            using var refused = await api.PostAsJsonAsync("/api/v1/exports", new { table, format = "csv" });
            Assert.Equal((table, HttpStatusCode.Forbidden), (table, refused.StatusCode));
        }
    }

    [Theory]
    [InlineData("{}", "table")]
    [InlineData("{\"table\":\"facts\",\"format\":\"docx\"}", "format")]
    [InlineData("{\"table\":\"tenant\",\"format\":\"pdf\"}", "format")]
    [InlineData("{\"table\":\"facts\",\"format\":\"csv\",\"from\":\"soon\"}", "from")]
    [InlineData("{\"table\":\"facts\",\"format\":\"csv\",\"from\":\"2026-03-02\",\"to\":\"2026-03-02\"}", "to")]
    [InlineData("{\"table\":\"members\",\"format\":\"csv\",\"from\":\"2026-03-02\"}", "from")]
    [InlineData("{\"table\":\"facts\",\"format\":\"csv\",\"timeZone\":\"Mars\"}", "timeZone")]
    [InlineData("{\"table\":\"facts\",\"format\":\"csv\",\"where\":[{\"field\":\"title\",\"value\":\"x\"}]}", "where[0].field")]
    [InlineData("{\"table\":\"facts\",\"format\":\"csv\",\"where\":[{\"field\":\"rep\",\"value\":\"Ada\"}]}", "where[0].value")]
    [InlineData("{\"table\":\"members\",\"format\":\"csv\",\"where\":[{\"field\":\"stage\",\"value\":\"Demo\"}]}", "where[0]")]
    public async Task What_cannot_be_read_is_named(string body, string field)
    {
        var tenant = await product.ATenant();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        using var answer = await tenant.Api.PostAsync("/api/v1/exports", content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty(field, out _));
    }

    [Fact]
    public async Task The_page_exports_lists_and_deletes_without_scripts()
    {
        var tenant = await product.ATenant();
        var owner = await tenant.OwnerAsync();
        await tenant.ACallAsync();
        var address = $"/t/{tenant.Slug}/exports";

        using var asked = await owner.SendAsync(address, "export", ("Table", "calls"), ("Format", "xlsx"), ("From", "2026-03-01"), ("To", "2026-03-02"));
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        await Eventually.IsAsync("The page offers the file", async () => (await owner.Browser.GetStringAsync(address)).Contains(">Download<", StringComparison.Ordinal), true);
        var page = await owner.Browser.GetStringAsync(address);
        var id = Guid.Parse(page[(page.IndexOf("/exports/", StringComparison.Ordinal) + 9)..][..36]);
        Assert.Contains("1 Mar 2026", page.Replace("Mar 1, 2026", "1 Mar 2026", StringComparison.Ordinal), StringComparison.Ordinal);

        using var deleted = await owner.SendAsync(address, $"delete-{id:N}");
        Assert.DoesNotContain(id.ToString(), await owner.Browser.GetStringAsync(address), StringComparison.Ordinal);
    }

    private static async Task<(JsonElement Export, byte[] File)> FileAsync(HttpClient api, object body)
    {
        using var answer = await api.PostAsJsonAsync("/api/v1/exports", body);
        var said = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, said);
        var id = JsonSerializer.Deserialize<JsonElement>(said).GetProperty("id").GetGuid();
        await Eventually.IsAsync($"Export {id} is ready", async () => (await api.GetFromJsonAsync<JsonElement>($"/api/v1/exports/{id}")).GetProperty("status").GetString(), "ready");
        return (await api.GetFromJsonAsync<JsonElement>($"/api/v1/exports/{id}"), await api.GetByteArrayAsync($"/api/v1/exports/{id}/file"));
    }

    private static async Task<HttpResponseMessage> RangeAsync(HttpClient api, string address, int from, EntityTagHeaderValue? tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Range = new RangeHeaderValue(from, null);
        request.Headers.IfRange = tag is null ? null : new RangeConditionHeaderValue(tag);
        return await api.SendAsync(request);
    }

    private static string SheetOf(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        using var reader = new StreamReader(archive.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        return reader.ReadToEnd();
    }
}
