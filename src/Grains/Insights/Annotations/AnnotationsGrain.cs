using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using CallInsight.Grains.Hosting;

namespace CallInsight.Grains.Insights.Annotations;

[GrainType("annotations")]
internal sealed class AnnotationsGrain(AnnotationStore store, TimeProvider time) : TenantOwnedGrain, IAnnotationsGrain
{
    public async Task<Result<Guid>> Add(AddAnnotation command)
    {
        if (RoleTable.Of(command.Actor, Permission.Annotations) == Reach.None)
        {
            return CommonRefusals.Forbidden;
        }

        if (Check(command.Day, command.Text) is { } fault)
        {
            return fault;
        }

        if (command.Annotation is { } given && await store.FindAsync(TenantId, given, CancellationToken.None) is not null)
        {
            return given;
        }

        var id = command.Annotation ?? Guid.CreateVersion7(time.GetUtcNow());
        await store.AddAsync(TenantId, new Annotation(id, command.Day, command.Text.Trim(), command.Actor.Member), command.Actor, CancellationToken.None);
        return id;
    }

    public async Task<Result<Done>> Change(ChangeAnnotation command)
    {
        var found = await FindAsync(command.Actor, command.Annotation);
        if (!found.Ok)
        {
            return found.Refusal!;
        }

        var after = found.Value with { Day = command.Day ?? found.Value.Day, Text = command.Text?.Trim() ?? found.Value.Text };
        if (Check(after.Day, after.Text) is { } fault)
        {
            return fault;
        }

        if (after != found.Value)
        {
            await store.ChangeAsync(TenantId, after, command.Actor, CancellationToken.None);
        }

        return Done.It;
    }

    public async Task<Result<Done>> Remove(RemoveAnnotation command)
    {
        var found = await FindAsync(command.Actor, command.Annotation);
        if (!found.Ok)
        {
            return found.Refusal!;
        }

        await store.RemoveAsync(TenantId, found.Value.Id, command.Actor, CancellationToken.None);
        return Done.It;
    }

    private async Task<Result<Annotation>> FindAsync(Actor actor, Guid annotation)
    {
        var reach = RoleTable.Of(actor, Permission.Annotations);
        if (reach == Reach.None)
        {
            return CommonRefusals.Forbidden;
        }

        if (await store.FindAsync(TenantId, annotation, CancellationToken.None) is not { } found)
        {
            return AnnotationRefusals.NotFound;
        }

        return reach == Reach.All || (actor.Member is { } member && found.Author == member) ? found : CommonRefusals.Forbidden;
    }

    private static Refusal? Check(DateOnly day, string text)
    {
        List<(string, string)> faults = [];
        if (day.Year is < 1970 or > 2200)
        {
            faults.Add(("day", "Give a day between 1970 and 2200, e.g. 2026-03-02."));
        }

        if (text.Trim().Length is 0 or > AnnotationRefusals.LongestText)
        {
            faults.Add(("text", $"Give a text of 1 to {AnnotationRefusals.LongestText} characters."));
        }

        return faults.Count == 0 ? null : AnnotationRefusals.Invalid([.. faults]);
    }
}
