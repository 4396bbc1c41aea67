using System.Text.RegularExpressions;
using CallInsight.Contracts;
using CallInsight.Contracts.Calls;
using CallInsight.Grains.AuditTrail;
using CallInsight.Grains.Hosting;

namespace CallInsight.Grains.Calls.Fields;

[GrainType("custom-fields")]
internal sealed partial class CustomFieldsGrain(CustomFieldStore store, JobSignal jobs) : TenantOwnedGrain, ICustomFieldsGrain
{
    private List<KeptField> _all = [];

    protected override async Task ReadAsync(CancellationToken cancellationToken) => _all = await store.LoadAsync(TenantId, cancellationToken);

    public Task<IReadOnlyList<CustomField>> GetAll() => Task.FromResult<IReadOnlyList<CustomField>>([.. InUse]);

    public async Task<Result<CustomField>> Define(DefineCustomField command)
    {
        if (RoleTable.Of(command.Actor, Permission.SettingsWrite) != Reach.All)
        {
            return CommonRefusals.Forbidden;
        }

        if (Faults(command) is { Length: > 0 } faults)
        {
            return CustomFieldRefusals.Invalid(faults);
        }

        if (InUse.FirstOrDefault(f => f.Key == command.Key) is { } there)
        {
            return there.Kind == command.Kind ? there : CustomFieldRefusals.OtherKind(there.Kind);
        }

        var before = _all.Select(f => f.Field).FirstOrDefault(f => f.Key == command.Key && f.Kind == command.Kind);
        var field = before ?? new CustomField(_all.Select(f => f.Field.Code).DefaultIfEmpty().Max() + 1, command.Key, command.Kind);
        await OrForget(() => store.DefineAsync(TenantId, field, before is null, Audited(command.Actor, "customField.defined", field), CancellationToken.None));
        _all = [.. _all.Where(f => f.Field.Code != field.Code), new KeptField(field, true)];
        jobs.Raise();
        return field;
    }

    public async Task<Result<Done>> Remove(RemoveCustomField command)
    {
        if (RoleTable.Of(command.Actor, Permission.SettingsWrite) != Reach.All)
        {
            return CommonRefusals.Forbidden;
        }

        if (InUse.FirstOrDefault(f => f.Key == command.Key) is not { } field)
        {
            return CustomFieldRefusals.NotFound;
        }

        await OrForget(() => store.RemoveAsync(TenantId, field, Audited(command.Actor, "customField.removed", field), CancellationToken.None));
        _all = [.. _all.Select(f => f.Field == field ? f with { IsInUse = false } : f)];
        return Done.It;
    }

    private IEnumerable<CustomField> InUse => _all.Where(f => f.IsInUse).Select(f => f.Field).OrderBy(f => f.Code);

    private (string Field, string Problem)[] Faults(DefineCustomField command)
    {
        List<(string, string)> faults = [];
        if (!KeyForm().IsMatch(command.Key))
        {
            faults.Add(("key", $"Give a letter, then letters, digits, _ and -: at most {CustomFields.LongestKey} in all."));
        }

        if (!CustomFields.Kinds.Contains(command.Kind, StringComparer.Ordinal))
        {
            faults.Add(("kind", $"Give one of {string.Join(", ", CustomFields.Kinds)}."));
        }

        var others = InUse.Where(f => f.Key != command.Key).ToList();
        if (others.Count >= CustomFields.Most)
        {
            faults.Add(("key", $"There are {CustomFields.Most} fields already. Remove one first."));
        }
        else if (command.Kind == CustomFields.Number && others.Count(f => f.IsNumber) >= CustomFields.MostNumbers)
        {
            faults.Add(("kind", $"There are {CustomFields.MostNumbers} numbers already. Remove one first."));
        }

        return [.. faults];
    }

    private static AuditRow Audited(Actor actor, string action, CustomField field)
        => new(actor, action, "customField", null, new Dictionary<string, string?>(StringComparer.Ordinal) { ["key"] = field.Key, ["kind"] = field.Kind });

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_-]{0,39}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex KeyForm();
}
