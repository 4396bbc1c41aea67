using CallInsight.Contracts;
using CallInsight.Contracts.Notifications;
using CallInsight.Grains.Hosting;

namespace CallInsight.Grains.Notifications;

[GrainType("notifications")]
internal sealed class NotificationsGrain(NotificationStore store) : TenantOwnedGrain, INotificationsGrain
{
    private Guid MemberId => GrainKeys.LastId(this.GetPrimaryKeyString());

    public async Task<Result<Done>> Mark(MarkNotifications command)
    {
        if (command.Actor.Member != MemberId)
        {
            return CommonRefusals.Forbidden;
        }

        await store.MarkAsync(TenantId, MemberId, command.Notifications, command.Read, CancellationToken.None);
        return Done.It;
    }

    public async Task<Result<Done>> Choose(ChooseNotifications command)
    {
        if (command.Actor.Member != MemberId)
        {
            return CommonRefusals.Forbidden;
        }

        if (command.Ways.FirstOrDefault(w => !NotificationKinds.All.Contains(w.Kind, StringComparer.Ordinal)) is { } unknown)
        {
            return CommonRefusals.Invalid("notification.invalid", ("kind", $"There is no \"{unknown.Kind}\" to be told of."));
        }

        await store.ChooseAsync(TenantId, MemberId, command.Ways, CancellationToken.None);
        return Done.It;
    }
}
