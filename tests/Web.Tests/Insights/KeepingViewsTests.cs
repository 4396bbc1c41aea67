using System.Net;
using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using CallInsight.Testing;
using CallInsight.Testing.Web;
using Xunit;

namespace CallInsight.Web.Tests.Insights;

/// <summary>Saved views and dashboards: who sees them, who changes them, and whose figures they show.</summary>
public sealed class KeepingViewsTests(ProductHost product)
{
    private const string Name = "Falconry by week";

    [Fact]
    public async Task A_private_view_is_seen_by_its_owner_alone()
    {
        var tenant = await ATenantAsync();
        var view = await SaveAsync(tenant, "maud", Sharing.Private);

        Assert.Contains(Name, await PageAsync(tenant, "maud", "/views"), StringComparison.Ordinal);
        Assert.DoesNotContain(Name, await PageAsync(tenant, "rita", "/views"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(tenant, "maud", $"/views/{view}"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(tenant, "rita", $"/views/{view}"));
        Assert.Equal("view.notFound", (await ViewsOf(tenant).Delete(new DeleteView(ActorOf(tenant, "rita"), view))).Refusal?.Code);
    }

    [Fact]
    public async Task A_view_that_is_shared_is_seen_and_not_changed_by_others()
    {
        var tenant = await ATenantAsync();
        var named = await SaveAsync(tenant, "maud", new Sharing(Sharing.Named, [tenant.Member("rita").Id]));
        var open = await SaveAsync(tenant, "maud", new Sharing(Sharing.Everybody, []));

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(tenant, "rita", $"/views/{named}"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(tenant, "sam", $"/views/{named}"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(tenant, "sam", $"/views/{open}"));
        Assert.Equal("permission.denied", (await ViewsOf(tenant).Change(new ChangeView(ActorOf(tenant, "rita"), named, "Mine", Sharing.Private))).Refusal?.Code);
        Assert.Null((await ViewsOf(tenant).Change(new ChangeView(await OwnerAsync(tenant), open, "Everybody's", new Sharing(Sharing.Everybody, [])))).Refusal);
        Assert.Equal("view.notFound", (await ViewsOf(tenant).Change(new ChangeView(await OwnerAsync(tenant), named, "Mine", Sharing.Private))).Refusal?.Code);
    }

    [Fact]
    public async Task No_word_of_a_view_is_in_a_table()
    {
        var tenant = await ATenantAsync();
        var view = await SaveAsync(tenant, "maud", Sharing.Private);

        Assert.Equal(0L, await TestDatabase.RunAsync(
            product.Database.Superuser,
            $"select count(*) from saved_views where view_id = '{view}' and (position(convert_to('Falconry', 'utf8') in name) > 0 or position(convert_to('talkRatio', 'utf8') in state) > 0)"));
        Assert.Equal(1L, await TestDatabase.RunAsync(product.Database.Superuser, $"select count(*) from audit_entries where subject_id = '{view}' and action = 'view.saved'"));
    }

    [Fact]
    public async Task Saving_twice_is_the_same_as_once_and_faults_are_named()
    {
        var tenant = await ATenantAsync();
        var id = Guid.CreateVersion7();
        var save = new SaveView(ActorOf(tenant, "maud"), "trends", Name, "metric=talkRatio", Sharing.Private, id);

        Assert.Equal(id, (await ViewsOf(tenant).Save(save)).Value);
        Assert.Equal(id, (await ViewsOf(tenant).Save(save)).Value);
        var refused = await ViewsOf(tenant).Save(new SaveView(ActorOf(tenant, "maud"), "settings", " ", new string('x', 5_000), new Sharing(Sharing.Named, []), Guid.CreateVersion7()));
        Assert.Equal(["name", "page", "people", "state"], refused.Refusal!.Fields!.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_dashboard_keeps_the_order_of_its_tiles_and_loses_those_that_are_deleted()
    {
        var tenant = await ATenantAsync();
        var maud = ActorOf(tenant, "maud");
        Guid[] views = [await SaveAsync(tenant, "maud", Sharing.Private, "One"), await SaveAsync(tenant, "maud", Sharing.Private, "Two"), await SaveAsync(tenant, "maud", Sharing.Private, "Three")];
        var dashboard = await MakeAsync(tenant, "maud", new Sharing(Sharing.Everybody, []));

        Assert.Null((await DashboardsOf(tenant).Change(new ChangeDashboard(maud, dashboard, 1, Tiles: [views[2], views[0], views[1]]))).Refusal);
        Assert.Equal("dashboard.changed", (await DashboardsOf(tenant).Change(new ChangeDashboard(maud, dashboard, 1, Tiles: views))).Refusal?.Code);
        await ViewsOf(tenant).Delete(new DeleteView(maud, views[0]));

        var html = await PageAsync(tenant, "rita", $"/dashboards/{dashboard}");
        Assert.InRange(html.IndexOf(">Three<", StringComparison.Ordinal), 1, html.IndexOf(">Two<", StringComparison.Ordinal));
        Assert.DoesNotContain(">One<", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_puts_on_a_dashboard_what_is_hidden_from_them()
    {
        var tenant = await ATenantAsync();
        var hers = await SaveAsync(tenant, "maud", Sharing.Private);
        var dashboard = await MakeAsync(tenant, "rita", Sharing.Private);

        var refused = await DashboardsOf(tenant).Change(new ChangeDashboard(ActorOf(tenant, "rita"), dashboard, 1, Tiles: [hers]));

        Assert.Equal(["tiles"], refused.Refusal!.Fields!.Keys);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(tenant, "maud", $"/dashboards/{dashboard}"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(tenant, "sam", $"/dashboards/{dashboard}/edit"));
    }

    [Fact]
    public async Task Who_shares_a_dashboard_does_not_share_somebody_elses_view()
    {
        var tenant = await ATenantAsync();
        var hers = await SaveAsync(tenant, "maud", new Sharing(Sharing.Named, [tenant.Member("rita").Id]));
        var dashboard = await MakeAsync(tenant, "rita", new Sharing(Sharing.Everybody, []));
        Assert.Null((await DashboardsOf(tenant).Change(new ChangeDashboard(ActorOf(tenant, "rita"), dashboard, 1, Tiles: [hers]))).Refusal);

        Assert.Contains(Name, await PageAsync(tenant, "rita", $"/dashboards/{dashboard}"), StringComparison.Ordinal);
        Assert.DoesNotContain(Name, await PageAsync(tenant, "sam", $"/dashboards/{dashboard}"), StringComparison.Ordinal);
        Assert.Null((await ViewsOf(tenant).Change(new ChangeView(ActorOf(tenant, "maud"), hers, Name, Sharing.Private))).Refusal);
        Assert.DoesNotContain(Name, await PageAsync(tenant, "rita", $"/dashboards/{dashboard}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_but_its_owner_shares_a_view_by_the_owners_dashboard()
    {
        var tenant = await ATenantAsync();
        var owner = await OwnerAsync(tenant);
        var hers = await SaveAsync(tenant, "maud", new Sharing(Sharing.Named, [owner.Member!.Value]));
        var dashboard = await MakeAsync(tenant, "maud", new Sharing(Sharing.Everybody, []));

        var refused = await DashboardsOf(tenant).Change(new ChangeDashboard(owner, dashboard, 1, Tiles: [hers]));

        Assert.Equal(["tiles"], refused.Refusal!.Fields!.Keys);
        Assert.Null((await DashboardsOf(tenant).Change(new ChangeDashboard(ActorOf(tenant, "maud"), dashboard, 1, Tiles: [hers]))).Refusal);
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_makes_one_view_and_one_dashboard()
    {
        var tenant = await ATenantAsync();
        var (maud, operation) = (tenant.Member("maud"), Guid.CreateVersion7().ToString());

        for (var i = 0; i < 2; i++)
        {
            using var saved = await maud.SendAsync($"/t/{tenant.Slug}/views/new?page=trends&state=by%3Dweek", "save", ("Operation", operation), ("name", Name), ("sharing", Sharing.OwnerOnly));
            using var made = await maud.SendAsync($"/t/{tenant.Slug}/views", "make", ("Operation", operation), ("name", "Monday"));
            Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (saved.StatusCode, made.StatusCode));
        }

        Assert.Equal(1L, await TestDatabase.RunAsync(product.Database.Superuser, $"select count(*) from saved_views where tenant_id = '{tenant.Id}'"));
        Assert.Equal(1L, await TestDatabase.RunAsync(product.Database.Superuser, $"select count(*) from dashboards where tenant_id = '{tenant.Id}'"));
    }

    [Fact]
    public async Task An_e_mail_that_two_have_means_neither()
    {
        var tenant = await ATenantAsync();
        var (rita, sam) = (tenant.Member("rita"), tenant.Member("sam"));
        await TestDatabase.RunAsync(product.Database.Superuser, $"update members set email = 'desk@example.com' where tenant_id = '{tenant.Id}' and member_id in ('{rita.Id}', '{sam.Id}')");

        using var refused = await ShareAsync("desk@example.com");
        Assert.Contains("then give the user name", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var broken = await ShareAsync("nobody\0@example.com");
        Assert.Equal(HttpStatusCode.BadRequest, broken.StatusCode);

        using var shared = await ShareAsync(rita.Email);
        Assert.Equal(HttpStatusCode.Redirect, shared.StatusCode);
        Assert.Equal(1L, await TestDatabase.RunAsync(product.Database.Superuser, $"select count(*) from saved_views where tenant_id = '{tenant.Id}' and shared_with = array['{rita.Id}'::uuid]"));

        Task<HttpResponseMessage> ShareAsync(string people)
            => tenant.Member("maud").SendAsync($"/t/{tenant.Slug}/views/new?page=trends", "save", ("name", Name), ("sharing", Sharing.Named), ("people", people));
    }

    [Fact]
    public async Task A_role_is_led_to_its_dashboard_while_everybody_sees_it()
    {
        var tenant = await ATenantAsync();
        var (owner, maud) = (await OwnerAsync(tenant), ActorOf(tenant, "maud"));
        var dashboard = await MakeAsync(tenant, "maud", Sharing.Private);

        Assert.Equal("dashboard.notFound", (await DashboardsOf(tenant).SetDefault(new SetDefaultDashboard(owner, Role.Rep, dashboard))).Refusal?.Code);
        Assert.Equal("permission.denied", (await DashboardsOf(tenant).SetDefault(new SetDefaultDashboard(maud, Role.Rep, dashboard))).Refusal?.Code);
        await DashboardsOf(tenant).Change(new ChangeDashboard(maud, dashboard, 1, Sharing: new Sharing(Sharing.Everybody, [])));
        Assert.Null((await DashboardsOf(tenant).SetDefault(new SetDefaultDashboard(owner, Role.Rep, dashboard))).Refusal);

        Assert.Equal($"/t/{tenant.Slug}/dashboards/{dashboard}", await LedToAsync(tenant, "rita"));
        Assert.Equal($"/t/{tenant.Slug}/views", await LedToAsync(tenant, "maud"));
        await DashboardsOf(tenant).Change(new ChangeDashboard(maud, dashboard, 2, Sharing: Sharing.Private));
        Assert.Equal($"/t/{tenant.Slug}/views", await LedToAsync(tenant, "rita"));
    }

    private async Task<TestTenant> ATenantAsync()
    {
        var tenant = await product.ATenant().WithMember(Role.Manager, "maud").WithMember(Role.Rep, "rita").WithMember(Role.Rep, "sam");
        CallContext.Enter(tenant.Id);
        return tenant;
    }

    private async Task<Guid> SaveAsync(TestTenant tenant, string who, Sharing sharing, string name = Name)
        => (await ViewsOf(tenant).Save(new SaveView(ActorOf(tenant, who), "trends", name, "metric=talkRatio&by=week", sharing, Guid.CreateVersion7()))).Value;

    private async Task<Guid> MakeAsync(TestTenant tenant, string who, Sharing sharing) => (await DashboardsOf(tenant).Make(new MakeDashboard(ActorOf(tenant, who), "Monday", sharing, Guid.CreateVersion7()))).Value;

    private ISavedViewsGrain ViewsOf(TestTenant tenant)
    {
        CallContext.Enter(tenant.Id);
        return product.Grains.SavedViews(tenant.Id);
    }

    private IDashboardsGrain DashboardsOf(TestTenant tenant)
    {
        CallContext.Enter(tenant.Id);
        return product.Grains.Dashboards(tenant.Id);
    }

    private static Actor ActorOf(TestTenant tenant, string who)
    {
        var session = tenant.Member(who).Session;
        return new Actor("member", session.Member, session.Role, [], session.Leads, session.Member);
    }

    private static async Task<Actor> OwnerAsync(TestTenant tenant)
    {
        var owner = (await tenant.OwnerAsync()).Id;
        return new Actor("member", owner, Role.Owner, [], [], owner);
    }

    private static Task<string> PageAsync(TestTenant tenant, string who, string path) => tenant.Member(who).Browser.GetStringAsync($"/t/{tenant.Slug}{path}");

    private static async Task<HttpStatusCode> StatusAsync(TestTenant tenant, string who, string path)
    {
        using var answer = await tenant.Member(who).Browser.GetAsync($"/t/{tenant.Slug}{path}");
        return answer.StatusCode;
    }

    /// <summary>Where the address of dashboards leads.</summary>
    private static async Task<string?> LedToAsync(TestTenant tenant, string who)
    {
        using var answer = await tenant.Member(who).Browser.GetAsync($"/t/{tenant.Slug}/dashboards");
        return answer.Headers.Location is { } location ? new Uri(tenant.Member(who).Browser.BaseAddress!, location).AbsolutePath : answer.RequestMessage!.RequestUri!.AbsolutePath;
    }
}
