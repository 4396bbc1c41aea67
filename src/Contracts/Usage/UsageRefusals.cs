namespace CallInsight.Contracts.Usage;

public static class UsageRefusals
{
    public static Refusal Invalid(params (string Field, string Problem)[] fields) => CommonRefusals.Invalid("usage.invalid", fields);
}
