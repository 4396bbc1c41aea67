using System.Security.Cryptography;
using CallInsight.Contracts.Integrations;
using CallInsight.Grains.Hosting;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;

namespace CallInsight.Grains.Integrations;

[GrainType("idempotency")]
internal sealed class IdempotencyGrain(AppDatabase database, TenantKeys keys, TimeProvider time) : TenantOwnedGrain, IIdempotencyGrain
{
    private const string Field = "idempotency.answer";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);
    private static readonly TimeSpan RunningAtMost = TimeSpan.FromMinutes(2);
    private Use? _use;

    private byte[] KeyHash => Convert.FromHexString(this.GetPrimaryKeyString().AsSpan(this.GetPrimaryKeyString().LastIndexOf('/') + 1));

    private Guid Row => new(KeyHash.AsSpan(0, 16));

    protected override async Task ReadAsync(CancellationToken cancellationToken)
    {
        var row = await database.FindAsync(
            TenantId,
            "select request_hash, status, answer, created_at, attempt from idempotency where tenant_id = $1 and key_hash = $2",
            r => new Use(r.GetFieldValue<byte[]>(0), r.IsDBNull(1) ? null : r.GetInt32(1), r.IsDBNull(2) ? null : r.GetFieldValue<byte[]>(2), r.GetFieldValue<DateTimeOffset>(3), r.IsDBNull(4) ? null : r.GetGuid(4)),
            cancellationToken,
            TenantId,
            KeyHash);
        _use = row?.Answer is { } answer ? row with { Answer = (await keys.GetAsync(TenantId, cancellationToken)).OpenCompressed(Row, Field, answer) } : row;
    }

    public async Task<IdempotencyState> Begin(byte[] requestHash, Guid attempt)
    {
        var now = time.GetUtcNow();
        if (_use is { } use && now - use.CreatedAt < Kept)
        {
            if (!CryptographicOperations.FixedTimeEquals(use.RequestHash, requestHash))
            {
                return new IdempotencyState("other", 0, []);
            }

            if (use.Status is { } status)
            {
                return new IdempotencyState("answered", status, use.Answer!);
            }

            if (use.Attempt == attempt)
            {
                return new IdempotencyState("fresh", 0, []);
            }

            if (now - use.CreatedAt < RunningAtMost)
            {
                return new IdempotencyState("running", 0, []);
            }
        }

        await database.Begin(TenantId)
            .Add("delete from idempotency where tenant_id = $1 and created_at < $2", TenantId, now - Kept)
            .Add("insert into idempotency (tenant_id, key_hash, request_hash, created_at, attempt) values ($1, $2, $3, $4, $5) on conflict (tenant_id, key_hash) do update set request_hash = excluded.request_hash, status = null, answer = null, created_at = excluded.created_at, attempt = excluded.attempt", TenantId, KeyHash, requestHash, now, attempt)
            .ExecuteAsync(CancellationToken.None);
        _use = new Use(requestHash, null, null, now, attempt);
        return new IdempotencyState("fresh", 0, []);
    }

    public async Task Complete(int status, byte[] answer)
    {
        if (_use is null)
        {
            return;
        }

        var key = await keys.GetAsync(TenantId, CancellationToken.None);
        await database.Begin(TenantId)
            .Add("update idempotency set status = $3, answer = $4 where tenant_id = $1 and key_hash = $2", TenantId, KeyHash, status, key.SealCompressed(Row, Field, answer))
            .ExecuteAsync(CancellationToken.None);
        _use = _use with { Status = status, Answer = answer };
    }

    public async Task Release()
    {
        await database.Begin(TenantId).Add("delete from idempotency where tenant_id = $1 and key_hash = $2 and status is null", TenantId, KeyHash).ExecuteAsync(CancellationToken.None);
        _use = null;
    }

    private sealed record Use(byte[] RequestHash, int? Status, byte[]? Answer, DateTimeOffset CreatedAt, Guid? Attempt);
}
