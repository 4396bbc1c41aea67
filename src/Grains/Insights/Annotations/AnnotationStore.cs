using CallInsight.Contracts;
using CallInsight.Grains.AuditTrail;
using CallInsight.Storage.Insights;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;

namespace CallInsight.Grains.Insights.Annotations;

/// <summary>The SQL of annotations.</summary>
internal sealed class AnnotationStore(AppDatabase database, TenantKeys keys, TimeProvider time)
{
    public async Task<Annotation?> FindAsync(Guid tenant, Guid annotation, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        return await database.FindAsync(
            tenant,
            "select day, text, author_id from annotations where tenant_id = $1 and annotation_id = $2",
            r => new Annotation(annotation, r.GetFieldValue<DateOnly>(0), key.OpenText(annotation, ViewTexts.Annotation, r.GetFieldValue<byte[]>(1)), r.IsDBNull(2) ? null : r.GetGuid(2)),
            cancellationToken,
            tenant, annotation);
    }

    public Task AddAsync(Guid tenant, Annotation added, Actor actor, CancellationToken cancellationToken) => WriteAsync(
        tenant, added.Id, actor, "annotation.added",
        (batch, key) => batch.Add(
            "insert into annotations (tenant_id, annotation_id, day, text, author_id, created_at) values ($1, $2, $3, $4, $5, $6)",
            tenant, added.Id, added.Day, key.Seal(added.Id, ViewTexts.Annotation, added.Text), added.Author, time.GetUtcNow()),
        cancellationToken);

    public Task ChangeAsync(Guid tenant, Annotation after, Actor actor, CancellationToken cancellationToken) => WriteAsync(
        tenant, after.Id, actor, "annotation.changed",
        (batch, key) => batch.Require("update annotations set day = $3, text = $4 where tenant_id = $1 and annotation_id = $2", tenant, after.Id, after.Day, key.Seal(after.Id, ViewTexts.Annotation, after.Text)),
        cancellationToken);

    public Task RemoveAsync(Guid tenant, Guid annotation, Actor actor, CancellationToken cancellationToken) => WriteAsync(
        tenant, annotation, actor, "annotation.removed",
        (batch, _) => batch.Require("delete from annotations where tenant_id = $1 and annotation_id = $2", tenant, annotation),
        cancellationToken);

    private async Task WriteAsync(Guid tenant, Guid annotation, Actor actor, string action, Action<TenantBatch, TenantKey> write, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        var batch = database.Begin(tenant).Audit(key, tenant, new AuditRow(actor, action, "annotation", annotation), time.GetUtcNow());
        write(batch, key);
        await batch.ExecuteAsync(cancellationToken);
    }
}
