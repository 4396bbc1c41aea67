using CallInsight.Contracts.SignIn;
using CallInsight.Grains.Hosting;

namespace CallInsight.Grains.SignIn;

[GrainType("visitor")]
internal sealed class VisitorGrain(TimeProvider time) : TenantOwnedGrain, IVisitorGrain
{
    private readonly WrongSignIns _wrong = new();

    public Task<bool> Begin() => Task.FromResult(_wrong.Begin(time.GetUtcNow()));

    public Task End(bool isWrong)
    {
        _wrong.End(time.GetUtcNow(), isWrong);
        return Task.CompletedTask;
    }
}
