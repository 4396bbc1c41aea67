using CallInsight.Contracts.Members;

namespace CallInsight.Web.SignIn;

/// <summary>A member as the identity framework sees it: an account whose kept part belongs to the Member grain.</summary>
internal sealed class Account(MemberAccount kept)
{
    /// <summary>What the grain holds, with what the framework has changed since.</summary>
    public MemberAccount Kept { get; set; } = kept;
}
