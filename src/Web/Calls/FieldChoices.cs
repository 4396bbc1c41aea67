using CallInsight.Contracts;
using CallInsight.Contracts.Calls;

namespace CallInsight.Web.Calls;

/// <summary>A custom field, and the texts that calls have in it where it is a text.</summary>
public sealed record FieldChoice(CustomField Field, IReadOnlyList<string> Texts);

/// <summary>Gathers what the list of calls can be narrowed to by custom fields, within the actor's reach.</summary>
internal static class FieldChoices
{
    public static async Task<IReadOnlyList<FieldChoice>> LoadAsync(IGrainFactory grains, CallQueries calls, Guid tenant, Actor actor, CancellationToken cancellationToken)
    {
        List<FieldChoice> choices = [];
        foreach (var field in await grains.CustomFields(tenant).GetAll())
        {
            choices.Add(new FieldChoice(field, field.Kind == CustomFields.Text ? await calls.LabelsAsync(tenant, actor, field.LabelKind, cancellationToken) : []));
        }

        return choices;
    }
}
