using CallInsight.Contracts;
using CallInsight.Contracts.Calls;

namespace CallInsight.Web.Calls.Bulk;

/// <summary>Finds the calls that are meant and lets the work begin.</summary>
internal sealed class StartBulkWork(CallListQuery list, BulkQueries bulk, IGrainFactory grains)
{
    /// <summary>The calls that are meant, within the actor's reach where they are filtered.</summary>
    public async Task<Result<IReadOnlyList<Guid>>> ChooseAsync(Guid tenant, Actor actor, BulkAsked asked, CancellationToken cancellationToken)
    {
        if (asked.Where is not { } where)
        {
            return (Result<IReadOnlyList<Guid>>)(asked.Ids is { Count: > 0 } ids ? new List<Guid>(ids) : BulkRefusals.Nothing);
        }

        var found = await list.IdsAsync(tenant, actor, where, StartBulk.MostCalls, cancellationToken);
        return found switch
        {
            { Ok: false } => found,
            { Value.Count: 0 } => BulkRefusals.Nothing,
            { Value.Count: > StartBulk.MostCalls } => BulkRefusals.TooMany,
            _ => found,
        };
    }

    /// <param name="id">The same id twice is the same work.</param>
    /// <param name="chosen">The filters in words.</param>
    public async Task<Result<Done>> RunAsync(Guid tenant, Actor actor, Guid id, BulkAsked asked, string? chosen, CancellationToken cancellationToken)
    {
        var calls = await ChooseAsync(tenant, actor, asked, cancellationToken);
        if (!calls.Ok)
        {
            return calls.Refusal!;
        }

        var action = asked.Action;
        if (action.Kind == BulkKinds.Move && asked.Rep is { Length: > 0 } reference)
        {
            if (await bulk.MemberAsync(tenant, reference, cancellationToken) is not { } rep)
            {
                return BulkRefusals.Invalid(("rep", "There is no such member."));
            }

            action = action with { Rep = rep };
        }

        return await grains.Bulk(tenant, id).Start(new StartBulk(actor, action, calls.Value, chosen));
    }
}
