using CallInsight.Testing;
using CallInsight.Testing.Web;
using Xunit;

namespace CallInsight.Web.Tests.Demo;

/// <summary>What happened when two strangers pressed the button at once on a fresh installation, and one of them had the workspace made anew.
/// It takes a while, so it happens once and the tests look at what was seen.</summary>
public sealed class MadeUpWorkspaceStory : IAsyncLifetime
{
    private readonly ProductHost _product = new();

    internal ProductHost Product => _product;

    internal Seen WithoutToken { get; private set; } = null!;

    internal IReadOnlyList<Seen> Pressed { get; private set; } = [];

    internal IReadOnlyList<Seen> WhileLoading { get; private set; } = [];

    internal IReadOnlyList<Seen> Entered { get; private set; } = [];

    internal Seen ResetByStranger { get; private set; } = null!;

    internal string AfterOpening { get; private set; } = string.Empty;

    internal string OldAfterReset { get; private set; } = string.Empty;

    internal string NewAfterReset { get; private set; } = string.Empty;

    internal Seen EnteredAgain { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await _product.InitializeAsync();
        using Visitor ada = new(_product.Address), ben = new(_product.Address);
        WithoutToken = await ada.PostWithoutTokenAsync("/demo");
        Pressed = await Task.WhenAll(ada.PostAsync("/", "/demo"), ben.PostAsync("/", "/demo"));
        WhileLoading = [await ada.GetAsync("/demo/loading"), await ada.GetAsync("/t/demo/"), await ada.GetAsync("/t/demo-next/")];
        await EnterAsync(ada);
        await EnterAsync(ben);
        Entered = [await ada.GetAsync("/t/demo/"), await ben.GetAsync("/t/demo/")];
        AfterOpening = await DescribeAsync("status = 'active'");
        var first = await TextAsync("select tenant_id::text from tenants where slug = 'demo'");
        using (var stranger = new Visitor(_product.Address))
        {
            ResetByStranger = await stranger.PostAsync("/", "/t/demo/demo/reset");
        }

        await ada.PostAsync("/t/demo/", "/t/demo/demo/reset");
        await EnterAsync(ada);
        EnteredAgain = await ada.GetAsync("/t/demo/");
        OldAfterReset = await DescribeAsync($"tenant_id = '{first}'");
        NewAfterReset = await DescribeAsync($"slug = 'demo' and tenant_id <> '{first}'");
    }

    public ValueTask DisposeAsync() => _product.DisposeAsync();

    internal async Task<string> TextAsync(string sql) => (string)(await TestDatabase.RunAsync(_product.Database.Superuser, sql))!;

    /// <summary>Asks as the waiting page does by itself, until it leads to the workspace.</summary>
    private static Task EnterAsync(Visitor visitor)
        => Eventually.IsAsync("The made-up workspace lets its visitor in", async () => (await visitor.GetAsync("/demo/loading")).Location, "/t/demo/");

    private Task<string> DescribeAsync(string which) => TextAsync($"""
        with chosen as (select tenant_id from tenants where made_up and {which})
        select format('%s tenants, %s calls, %s ready, %s searchable, %s in figures, %s jobs, %s members, %s teams',
          (select count(*) from chosen),
          (select count(*) from calls join chosen using (tenant_id)),
          (select count(*) from calls join chosen using (tenant_id) where status = 'ready' and rep_id is not null),
          (select count(distinct call_id) from call_search join chosen using (tenant_id)),
          (select count(*) from call_facts join chosen using (tenant_id) where not erased),
          (select count(*) from jobs join chosen using (tenant_id)),
          (select count(*) from members join chosen using (tenant_id) where status = 'active'),
          (select count(*) from teams join chosen using (tenant_id)))
        """);
}
