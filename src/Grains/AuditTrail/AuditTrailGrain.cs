using CallInsight.Contracts;
using CallInsight.Contracts.AuditTrail;
using CallInsight.Grains.Hosting;
using CallInsight.Storage.AuditTrail;

namespace CallInsight.Grains.AuditTrail;

[GrainType("audit-trail")]
internal sealed class AuditTrailGrain(AuditChainStore store, AuditPeople people, AuditSigner signer, TimeProvider time) : TenantOwnedGrain, IAuditTrailGrain
{
    private const int MostAtOnce = 500;
    private AuditHead _head = AuditHead.Empty;

    protected override async Task ReadAsync(CancellationToken cancellationToken) => _head = await store.LoadHeadAsync(TenantId, cancellationToken);

    public async Task Chain()
    {
        while (await store.PendingAsync(TenantId, MostAtOnce, CancellationToken.None) is { Count: > 0 } pending)
        {
            await OrForget(() => ChainAsync(pending));
            if (pending.Count < MostAtOnce)
            {
                break;
            }
        }

        if (_head.Signed < _head.Sequence && _head.SignedAt.UtcDateTime.Date < time.GetUtcNow().UtcDateTime.Date)
        {
            await Sign();
        }
    }

    public async Task<long> Sign()
    {
        if (_head.Signed < _head.Sequence)
        {
            await OrForget(async () =>
            {
                var now = time.GetUtcNow();
                await store.KeepCheckpointAsync(TenantId, await signer.SignAsync(TenantId, _head.Sequence, _head.Hash, now, CancellationToken.None), now, CancellationToken.None);
                _head = _head with { Signed = _head.Sequence, SignedAt = now };
                return Done.It;
            });
        }

        return _head.Sequence;
    }

    public async Task<Result<Done>> Forget(ForgetPerson command)
    {
        if (RoleTable.Of(command.Actor, Permission.TenantDelete) != Reach.All)
        {
            return CommonRefusals.Forbidden;
        }

        // What waits still has the person's name open.
        await Chain();
        await people.DestroyAsync(TenantId, command, CancellationToken.None);
        return Done.It;
    }

    private async Task<Done> ChainAsync(List<PendingEntry> pending)
    {
        var keys = await people.GetAsync(TenantId, pending.SelectMany(p => p.People).ToHashSet(), CancellationToken.None);
        var (links, sequence, previous) = (new List<AuditLink>(pending.Count), _head.Sequence, _head.Hash);
        foreach (var entry in pending)
        {
            var body = entry.Record(TenantId, ++sequence, keys).Write(previous);
            previous = AuditRecord.Hash(body);
            links.Add(new AuditLink(sequence, entry.Entry, entry.At, body, previous));
        }

        var after = _head with { Sequence = sequence, Hash = previous };
        await store.KeepAsync(TenantId, _head, after, links, CancellationToken.None);
        _head = after;
        return Done.It;
    }
}
