using System.Net;
using CallInsight.Contracts;
using CallInsight.Contracts.Demo;
using CallInsight.Testing.Web;
using CallInsight.Web.Tenants;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CallInsight.Web.Tests.Demo;

public sealed class OpeningTheMadeUpWorkspaceTests(MadeUpWorkspaceStory story, ProductHost withRealOnes) : IClassFixture<MadeUpWorkspaceStory>
{
    private const string Whole = "1 tenants, 600 calls, 600 ready, 600 searchable, 600 in figures, 0 jobs, 17 members, 3 teams";

    [Fact]
    public void Two_clicks_at_once_make_one_whole_workspace()
    {
        Assert.All(story.Pressed, p => Assert.Equal((HttpStatusCode.Redirect, "/demo/loading"), (p.Status, p.Location)));
        Assert.Equal(Whole, story.AfterOpening);
    }

    [Fact]
    public void While_it_loads_there_is_progress_to_see_and_no_way_in()
    {
        Assert.Contains("http-equiv=\"refresh\"", story.WhileLoading[0].Text, StringComparison.Ordinal);
        Assert.Contains("of 600 calls are ready", story.WhileLoading[0].Text, StringComparison.Ordinal);
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound], story.WhileLoading.Skip(1).Select(s => s.Status));
    }

    [Fact]
    public void Whoever_asked_is_signed_in_as_the_owner_and_told_that_nothing_is_real()
        => Assert.All(story.Entered.Append(story.EnteredAgain), page =>
        {
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Contains("Helena Marsh", page.Text, StringComparison.Ordinal);
            Assert.Contains("These calls are made up", page.Text, StringComparison.Ordinal);
        });

    [Fact]
    public void A_form_that_nobody_gave_out_opens_nothing()
        => Assert.Equal(HttpStatusCode.BadRequest, story.WithoutToken.Status);

    [Fact]
    public void A_stranger_cannot_have_it_made_anew()
    {
        Assert.Equal(HttpStatusCode.Redirect, story.ResetByStranger.Status);
        Assert.StartsWith("/t/demo/signin", story.ResetByStranger.Location, StringComparison.Ordinal);
    }

    [Fact]
    public void Made_anew_it_is_another_one_and_the_old_one_is_closed_and_empty()
    {
        Assert.Equal(Whole, story.NewAfterReset);
        Assert.StartsWith("1 tenants, 0 calls, 0 ready, 0 searchable, 0 in figures, 0 jobs", story.OldAfterReset, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_set_up_link_is_good_as_long_as_no_real_workspace_exists()
    {
        var tickets = story.Product.Services.GetRequiredService<SetupTicket>();
        Assert.True(await tickets.IsGoodAsync((await tickets.IssueAsync(CancellationToken.None))!, CancellationToken.None));
    }

    [Fact]
    public async Task Beside_real_workspaces_it_is_closed_unless_the_setting_says_otherwise()
    {
        _ = await withRealOnes.ATenant();
        CallContext.EnterPlatform();

        var opened = await withRealOnes.Grains.Demo().Open(new OpenDemo(BesideReal: false));

        Assert.Equal(DemoRefusals.Closed.Code, opened.Refusal?.Code);
    }
}
