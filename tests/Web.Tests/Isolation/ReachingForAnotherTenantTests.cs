using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Contracts.Calls;
using CallInsight.Contracts.Insights;
using CallInsight.Contracts.Integrations;
using CallInsight.Contracts.Members;
using CallInsight.Contracts.Reports;
using CallInsight.Contracts.Search;
using CallInsight.Contracts.SignIn.Connections;
using CallInsight.Contracts.Tenants;
using CallInsight.Testing;
using CallInsight.Testing.Web;
using Xunit;

namespace CallInsight.Web.Tests.Isolation;

public sealed class ReachingForAnotherTenantTests(ProductHost product)
{
    [Fact]
    public async Task What_belongs_to_another_tenant_answers_like_what_does_not_exist()
    {
        var (us, them) = (await product.ATenant(), await AWorldAsync());
        var faults = new List<string>();
        // A metric's key is chosen by whoever defines it: the same key makes one of one's own.
        foreach (var endpoint in ApiSurface.Of(product).Where(e => e.NamesAThing && e.ToString() is not ("PUT /api/v1/metrics/{key}" or "PUT /api/v1/custom-fields/{key}")))
        {
            var theirs = await AskAsync(us.Api, endpoint, them.IdFor);
            var nothing = await AskAsync(us.Api, endpoint, _ => Guid.CreateVersion7().ToString());
            if (theirs.Status != HttpStatusCode.NotFound)
            {
                faults.Add($"{endpoint} answered {(int)theirs.Status} for another tenant's: {theirs.Body}");
            }

            if (theirs != nothing)
            {
                faults.Add($"{endpoint} tells another tenant's from nothing: {theirs} and {nothing}");
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        await them.AssertUntouchedAsync();
    }

    [Fact]
    public async Task Its_own_key_finds_each_of_these_things()
    {
        var them = await AWorldAsync();
        var endpoints = ApiSurface.Of(product).Where(e => e is { NamesAThing: true, Method: "GET" }).ToList();

        Assert.NotEmpty(endpoints);
        foreach (var endpoint in endpoints)
        {
            Assert.Equal((endpoint, HttpStatusCode.OK), (endpoint, (await AskAsync(them.Tenant.Api, endpoint, them.IdFor)).Status));
        }
    }

    [Fact]
    public async Task No_list_shows_anything_of_another_tenant()
    {
        var (us, them) = (await product.ATenant(), await AWorldAsync());
        foreach (var endpoint in ApiSurface.Of(product).Where(e => e is { NamesAThing: false, Method: "GET" }))
        {
            var answer = await AskAsync(us.Api, endpoint, _ => string.Empty);

            Assert.True(answer.Status == HttpStatusCode.OK, $"{endpoint}: {answer}");
            Assert.All(them.Marks, mark => Assert.DoesNotContain(mark, answer.Body, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task A_path_and_a_key_of_different_tenants_name_nothing()
    {
        var (us, them) = (await product.ATenant(), await product.ATenant());

        using var answer = await us.Api.GetAsync($"/t/{them.Slug}/api/v1/calls");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_workspace_that_does_not_exist_answers_like_one_whose_page_does_not()
    {
        using var stranger = product.Client();
        using var answer = await stranger.GetAsync("/t/never-made/");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static async Task<(HttpStatusCode Status, string Body, string? Type)> AskAsync(HttpClient client, ApiEndpoint endpoint, Func<string, string> sample)
    {
        using var request = endpoint.Request(sample);
        using var answer = await client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Content.Headers.ContentType?.ToString());
    }

    private const string Metric = "my.very-own-balance";
    private const string Domain = "their-domain.example";
    private const string CustomFieldKey = "theirCampaign";

    /// <summary>A tenant that has one of everything.</summary>
    private async Task<World> AWorldAsync()
    {
        var tenant = await product.ATenant().WithMember(Role.Rep, "ada");
        var call = await tenant.ACallAsync();
        CallContext.Enter(tenant.Id);
        var team = (await product.Grains.Tenant(tenant.Id).CreateTeam(new CreateTeam(Actor.System, "Sales", []))).Value;
        var key = (await product.Grains.Tenant(tenant.Id).IssueKey(new IssueApiKey(Actor.System, "Import", [Scopes.All], null, null))).Value.Key;
        var invited = Guid.CreateVersion7();
        await product.Grains.Member(tenant.Id, invited).Invite(new InviteMember(Actor.System, $"ben@{tenant.Slug}.example", "Ben", Role.Rep, null));
        await product.Grains.Tenant(tenant.Id).ChangeTrackers(new ChangeTrackers(Actor.System, [new TrackerSettings("plans", "Plans", ["budget"], "any")], [], null));
        var reanalysis = (await product.Grains.Reanalysis(tenant.Id).Start(new StartReanalysis(Actor.System))).Value;
        var annotation = (await product.Grains.Annotations(tenant.Id).Add(new AddAnnotation(Actor.System, new DateOnly(2026, 3, 2), "New pitch started"))).Value;
        var webhook = Guid.CreateVersion7();
        await product.Grains.Webhooks(tenant.Id).Create(new CreateWebhook(Actor.System, webhook, "https://hooks.example.com/theirs", null, [WebhookEvents.MemberDeactivated]));
        var connection = Guid.CreateVersion7();
        await product.Grains.Connections(tenant.Id).Create(new CreateConnection(Actor.System, connection, new ConnectionSettings("Theirs", "https://idp.example.com", "theirs", "email", "email", "email_verified", "name", null, [], true, Role.Rep), null));
        await product.Grains.Connections(tenant.Id).AddDomain(new ActOnDomain(Actor.System, Domain));
        await product.Grains.OwnMetrics(tenant.Id).Define(new DefineMetric(Actor.System, Metric, new OwnMetricDefinition("Balance", string.Empty, "talkRatio", "share", "lower")));
        await product.Grains.CustomFields(tenant.Id).Define(new DefineCustomField(Actor.System, CustomFieldKey, CustomFields.Text));
        var ada = new Actor("member", tenant.Member("ada").Id, Role.Admin, [], [], tenant.Member("ada").Id);
        var search = (await product.Grains.SavedSearches(tenant.Id).Save(new SaveSearch(ada, "Kept", new SearchCriteria { Words = "budget" }, new Sharing(Sharing.Everybody, []), SearchAlerts.Off, Guid.CreateVersion7()))).Value;
        var view = (await product.Grains.SavedViews(tenant.Id).Save(new SaveView(ada, "trends", "Kept", "metric=talkRatio", new Sharing(Sharing.Everybody, []), Guid.CreateVersion7()))).Value;
        var dashboard = (await product.Grains.Dashboards(tenant.Id).Make(new MakeDashboard(ada, "Kept", new Sharing(Sharing.Everybody, []), Guid.CreateVersion7()))).Value;
        var bulk = Guid.CreateVersion7();
        await product.Grains.Bulk(tenant.Id, bulk).Start(new StartBulk(Actor.System, new BulkAction(BulkKinds.Export, "csv"), [call], null));
        await Eventually.IsAsync("The export is done", async () => (await tenant.Api.GetFromJsonAsync<JsonElement>($"/api/v1/bulk/{bulk}")).GetProperty("status").GetString(), "done");
        using var exported = await tenant.Api.PostAsJsonAsync("/api/v1/exports", new { table = "calls", format = "csv" });
        var export = (await exported.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        await Eventually.IsAsync("The file is written", async () => (await tenant.Api.GetFromJsonAsync<JsonElement>($"/api/v1/exports/{export}")).GetProperty("status").GetString(), "ready");

        // Its one run has its id: so every parameter of its addresses is the same.
        var report = Guid.CreateVersion7();
        await product.Grains.Report(tenant.Id, report).Make(new MakeReport(Actor.System, new ReportContent("Quarterly", "last30Days", "UTC", "a4", [], null, [], new Sharing(Sharing.Everybody, []))));
        await product.Grains.Report(tenant.Id, report).Run(new RunReport(Actor.System, report, null, null, false));
        await Eventually.IsAsync("The run is made", async () => (await tenant.Api.GetFromJsonAsync<JsonElement>($"/api/v1/reports/{report}/runs")).GetProperty("items")[0].GetProperty("status").GetString(), "ready");
        return new World(tenant, call, team, key, invited, reanalysis, bulk, annotation, webhook, connection, export, report, search, view, dashboard);
    }

    private sealed record World(TestTenant Tenant, Guid Call, Guid Team, Guid Key, Guid Invited, Guid Reanalysis, Guid Bulk, Guid Annotation, Guid Webhook, Guid Connection, Guid Export, Guid Report, Guid Search, Guid View, Guid Dashboard)
    {
        public IEnumerable<string> Marks => new[] { Call, Team, Key, Invited, Reanalysis, Bulk, Annotation, Webhook, Connection, Export, Report, Search, View, Dashboard, Tenant.Id, Tenant.Member("ada").Id }.Select(id => id.ToString()).Append(Tenant.Slug).Append(Metric);

        public string IdFor(string path) => path.Split('/')[3] switch
        {
            "calls" => Call.ToString(),
            "members" => Tenant.Member("ada").Id.ToString(),
            "teams" => Team.ToString(),
            "api-keys" or "scim" => Key.ToString(),
            "invitations" => Invited.ToString(),
            "reanalyses" => Reanalysis.ToString(),
            "bulk" => Bulk.ToString(),
            "annotations" => Annotation.ToString(),
            "webhooks" => Webhook.ToString(),
            "connections" => Connection.ToString(),
            "domains" => Domain,
            "exports" => Export.ToString(),
            "reports" => Report.ToString(),
            "metrics" => Metric,
            "custom-fields" => CustomFieldKey,
            "searches" => Search.ToString(),
            "views" => View.ToString(),
            "dashboards" => Dashboard.ToString(),
            _ => throw new InvalidOperationException($"Make one of what {path} names, so that another tenant can reach for it."),
        };

        public async Task AssertUntouchedAsync()
        {
            var call = await Tenant.Api.GetFromJsonAsync<JsonElement>($"/api/v1/calls/{Call}");
            Assert.Equal("Budget talk", call.GetProperty("title").GetString());
            var everything = string.Concat(await Task.WhenAll(new[] { "teams", "members", "api-keys", "invitations", "reanalyses", "annotations", "webhooks", "connections", "domains", "exports", "reports", "metrics", "custom-fields", "searches", "views", "dashboards" }.Select(l => Tenant.Api.GetStringAsync($"/api/v1/{l}"))));
            Assert.All(new[] { Team, Key, Invited, Reanalysis, Annotation, Webhook, Connection, Export, Report, Search, View, Dashboard, Tenant.Member("ada").Id }, id => Assert.Contains(id.ToString(), everything, StringComparison.OrdinalIgnoreCase));
            Assert.Contains(Metric, everything, StringComparison.Ordinal);
            Assert.Contains(CustomFieldKey, everything, StringComparison.Ordinal);
            Assert.DoesNotContain("Taken over", everything, StringComparison.Ordinal);
            Assert.DoesNotContain("discarded", everything, StringComparison.Ordinal);
        }
    }
}
