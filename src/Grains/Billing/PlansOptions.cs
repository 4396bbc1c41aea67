using CallInsight.Contracts.Billing;

namespace CallInsight.Grains.Billing;

/// <summary>What workspaces get that have bought nothing: section <c>CallInsight:Plans</c>.</summary>
public sealed class PlansOptions
{
    /// <summary>The plan of a workspace that has neither bought, tried nor been given one, those of before among them: <c>free</c>, <c>team</c>, <c>business</c>
    /// or <c>enterprise</c>. Default: <c>enterprise</c>, which limits nothing.</summary>
    public string Default { get; set; } = PlanNames.Enterprise;

    /// <summary>What a new workspace begins with: <c>trial</c> for 14 days of the business plan, or a plan. Default: nothing, so that it has <see cref="Default"/>.</summary>
    public string New { get; set; } = string.Empty;

    internal bool IsGood => PlanNames.All.Contains(Default) && (New is "" or "trial" || PlanNames.All.Contains(New));
}
